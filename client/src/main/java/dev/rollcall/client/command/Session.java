package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.PrintStream;

import dev.rollcall.client.balance.Balancer;
import dev.rollcall.client.balance.Http;
import dev.rollcall.client.balance.Registry;
import dev.rollcall.client.balance.TimeLimits;
import dev.rollcall.client.calculation.Calculator;
import dev.rollcall.client.login.AuthService;
import dev.rollcall.client.login.DemoAccount;
import dev.rollcall.client.login.LoginFile;
import dev.rollcall.client.login.Logins;
import dev.rollcall.client.menu.Menu;

/**
 * One run of the client, wired: one list of servers, one counter, one login.
 */
final class Session {

	private final PrintStream out;

	private final Logins logins;

	private final Calculator calculator;

	Session(Settings settings, TimeLimits limits, PrintStream out) {
		Http http = new Http(limits);
		Registry registry = new Registry(http, settings.registry());
		this.out = out;
		this.logins = new Logins(new AuthService(http, registry, settings.gateway()), new LoginFile(settings.home()),
				new DemoAccount(settings.home()));
		this.calculator = new Calculator(new Balancer(registry, "compute", http, this.logins, out), out);
	}

	Logins logins() {
		return this.logins;
	}

	Calculator calculator() {
		return this.calculator;
	}

	void menu(BufferedReader in) throws InterruptedException {
		new Menu(this.calculator, in, this.out).run();
	}

}
