package dev.rollcall.cluster;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Does the same with several things, some at a time, in their order. The first failure
 * interrupts the others and is thrown.
 */
final class Parallel {

	/**
	 * Platform threads: a launcher needs a handful for a moment, and getting ready for
	 * virtual ones that wait for sockets costs 0.3 s, as much as the rest of
	 * {@code ./rollcall status} (measured on two cores). Daemons, so that a JVM that was
	 * told to end does.
	 */
	private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().name("parallel-", 0).factory();

	private Parallel() {
	}

	/**
	 * What is done with one thing.
	 *
	 * @param <T> the kind of thing
	 */
	@FunctionalInterface
	interface Work<T> {

		void accept(T item) throws InterruptedException;

	}

	/**
	 * What is asked of one thing.
	 *
	 * @param <T> the kind of thing
	 * @param <R> the kind of answer
	 */
	@FunctionalInterface
	interface Question<T, R> {

		R apply(T item) throws InterruptedException;

	}

	/**
	 * Does it and returns when nothing is being done any more.
	 * @param atOnce how many at a time, at least 1
	 */
	static <T> void forEach(Collection<T> items, int atOnce, Work<T> work) throws InterruptedException {
		map(items, atOnce, (item) -> {
			work.accept(item);
			return item;
		});
	}

	/**
	 * Asks and returns the answers in the order of the things.
	 * @param atOnce how many at a time, at least 1
	 */
	static <T, R> List<R> map(Collection<T> items, int atOnce, Question<T, R> question) throws InterruptedException {
		try (ExecutorService executor = Executors.newFixedThreadPool(atOnce, THREADS)) {
			CompletionService<R> completion = new ExecutorCompletionService<>(executor);
			List<Future<R>> answers = items.stream()
				.map((item) -> completion.submit(() -> question.apply(item)))
				.toList();
			try {
				for (int taken = 0; taken < answers.size(); taken++) {
					completion.take().get();
				}
			}
			catch (ExecutionException ex) {
				throw unwrap(ex);
			}
			finally {
				executor.shutdownNow();
			}
			return answers.stream().map(Future::resultNow).toList();
		}
	}

	private static RuntimeException unwrap(ExecutionException ex) throws InterruptedException {
		return switch (ex.getCause()) {
			case RuntimeException failure -> failure;
			case InterruptedException interrupted -> throw interrupted;
			case Error error -> throw error;
			default -> new IllegalStateException(ex.getCause());
		};
	}

}
