package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.client.balance.ClientException;
import dev.rollcall.client.balance.TimeLimits;
import dev.rollcall.client.calculation.Operands;

/**
 * Runs what was typed, and makes a line and an exit code of whatever goes wrong.
 *
 * @param in where answers are read
 * @param out where results and the log are printed
 * @param err where it is printed what went wrong
 * @param environment the variables of this process
 * @param limits how long it waits for others
 */
record CommandLine(BufferedReader in, PrintStream out, PrintStream err, Map<String, String> environment,
		TimeLimits limits) {

	/** All went well. */
	static final int OK = 0;

	/** Something failed; a line says what. */
	static final int FAILED = 1;

	/** It was called in a way that it does not know. */
	static final int USAGE = 2;

	/** Ended by Ctrl-C, as shells put it. */
	static final int INTERRUPTED = 130;

	private static final String HELP = """
			client adds and multiplies on the servers that the registry lists, one after the other.

			  client               show a menu
			  client sum A B       add two numbers
			  client multiply N    multiply the accumulator that all servers share by an integer
			  client login         sign in, once for all calls; until then you are 'demo' where
			                       its password can be read
			  client logout        end that
			  client help          print this

			Variables: SERVICE_REGISTRY_URL (http://localhost:3005), LOAD_BALANCER_URL
			(http://localhost:3000), ROLLCALL_HOME (this folder: secrets/ and the login lie there).
			Exit codes: 0 done, 1 failed, 2 not understood.""";

	int run(String... typed) {
		try {
			run(List.of(typed));
			return OK;
		}
		catch (UsageException ex) {
			this.err.println("client: " + ex.getMessage() + " (client help lists what there is)");
			return USAGE;
		}
		catch (ClientException ex) {
			this.err.println("client: " + ex.getMessage());
			return FAILED;
		}
		catch (UncheckedIOException ex) {
			// The message of most is just a path; the kind says what about it.
			this.err.println(
					"client: %s: %s".formatted(ex.getCause().getClass().getSimpleName(), ex.getCause().getMessage()));
			return FAILED;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return INTERRUPTED;
		}
	}

	private void run(List<String> typed) throws InterruptedException {
		String command = typed.isEmpty() ? "" : typed.getFirst();
		List<String> operands = typed.isEmpty() ? typed : typed.subList(1, typed.size());
		switch (command) {
			case "" -> session().menu(this.in);
			case "sum" -> sum(require(2, operands, "sum A B"));
			case "multiply" -> multiply(require(1, operands, "multiply N"));
			case "login" -> {
				require(0, operands, "login");
				login();
			}
			case "logout" -> {
				require(0, operands, "logout");
				logout();
			}
			case "help", "-h", "--help" -> this.out.println(HELP);
			default -> throw new UsageException("there is no command '" + command + "'");
		}
	}

	private static List<String> require(int count, List<String> operands, String usage) {
		if (operands.size() != count) {
			throw new UsageException("it is: client " + usage);
		}
		return operands;
	}

	private Session session() {
		return new Session(Settings.of(this.environment), this.limits, this.out);
	}

	private void sum(List<String> typed) throws InterruptedException {
		BigDecimal a = number(Operands.decimal(typed.get(0)), Operands.notANumber(typed.get(0)));
		BigDecimal b = number(Operands.decimal(typed.get(1)), Operands.notANumber(typed.get(1)));
		session().calculator().sum(a, b);
	}

	private void multiply(List<String> typed) throws InterruptedException {
		BigInteger factor = number(Operands.integer(typed.getFirst()), Operands.notAnInteger(typed.getFirst()));
		session().calculator().multiply(factor);
	}

	private static <T> T number(Optional<T> number, String complaint) {
		return number.orElseThrow(() -> new UsageException(complaint));
	}

	private void login() throws InterruptedException {
		Questions questions = new Questions(this.in, this.out);
		String name = questions.text("User name: ");
		session().logins().login(name, questions.secret("Password: "));
		this.out.println("[Client] Signed in as " + name);
	}

	private void logout() throws InterruptedException {
		this.out.println(session().logins()
			.logout()
			.map((login) -> login.everywhere() ? "[Client] Signed out, " + login.name()
					: "[Client] The login of " + login.name() + " is forgotten here; it ends when it expires")
			.orElse("[Client] Nobody was signed in"));
	}

}
