package dev.rollcall.client.calculation;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.UUID;

import dev.rollcall.client.balance.Balancer;
import dev.rollcall.client.json.JsonObject;

/**
 * The operations of compute-service that the client knows; prints their results.
 */
public final class Calculator {

	private final Balancer balancer;

	private final PrintStream out;

	/**
	 * Creates one; nothing is asked yet.
	 * @param balancer sends the requests
	 * @param out gets the results
	 */
	public Calculator(Balancer balancer, PrintStream out) {
		this.balancer = balancer;
		this.out = out;
	}

	/**
	 * Adds two numbers; any server does it alike.
	 * @param a one
	 * @param b the other
	 * @throws dev.rollcall.client.balance.ClientException when no server does it
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void sum(BigDecimal a, BigDecimal b) throws InterruptedException {
		JsonObject body = JsonObject.empty().with("a", a).with("b", b);
		String result = this.balancer.post("/api/compute/sum", body, Map.of()).text("result");
		this.out.println("[Client] Sum Result: " + a.toPlainString() + " + " + b.toPlainString() + " = " + result);
	}

	/**
	 * Multiplies the accumulator, which all servers share. However many servers get the
	 * request, it is applied once: its key tells them that it is the same one.
	 * @param factor by what
	 * @throws dev.rollcall.client.balance.ClientException when no server does it
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void multiply(BigInteger factor) throws InterruptedException {
		JsonObject body = JsonObject.empty().with("factor", factor);
		Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
		String accumulator = this.balancer.post("/api/compute/multiply", body, key).text("accumulator");
		this.out.println("[Client] Global Accumulator: * " + factor + " = " + accumulator);
	}

}
