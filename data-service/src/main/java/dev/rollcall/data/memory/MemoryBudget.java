package dev.rollcall.data.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Memory that requests of one kind share. What a request takes it keeps until its answer
 * is written, however slowly that is read, or has failed: it must intercept them.
 */
public final class MemoryBudget implements HandlerInterceptor {

	private static final long UNIT_BYTES = 1024;

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	/** Nobody holds up whoever wants less; as many as there are threads want little. */
	private static final long FREE_BYTES = 64 * 1024;

	private final String holders;

	private final String attribute;

	private final int units;

	private final Semaphore free;

	/**
	 * For one kind of requests.
	 * @param holders their name in the plural, for whoever is refused; no other budget
	 * has it
	 * @param size what they may hold together, at least 1 KB
	 */
	public MemoryBudget(String holders, DataSize size) {
		this.holders = holders;
		this.attribute = MemoryBudget.class.getName() + "." + holders;
		this.units = units(size.toBytes());
		this.free = new Semaphore(this.units, true);
	}

	private static int units(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT_BYTES));
	}

	/**
	 * Takes memory for a request, all of it for one that wants more. A request takes
	 * once.
	 * @param request who holds it
	 * @param bytes how much, not negative; what is less than 64 KB is always there
	 * @param waitMax how long to wait for it, whoever came first being first; not at all
	 * when it is 0
	 * @throws ProblemException 503 when there is not so much left
	 */
	public void take(HttpServletRequest request, long bytes, Duration waitMax) {
		if (bytes < FREE_BYTES) {
			return;
		}
		int taken = Math.min(this.units, units(bytes));
		try {
			if (this.free.tryAcquire(taken, waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
				request.setAttribute(this.attribute, taken);
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw ProblemException.unavailable(
				"The " + this.holders + " of others take as much memory as they may; try again", RETRY_AFTER, null);
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (request.getAttribute(this.attribute) instanceof Integer taken) {
			request.removeAttribute(this.attribute);
			this.free.release(taken);
		}
	}

}
