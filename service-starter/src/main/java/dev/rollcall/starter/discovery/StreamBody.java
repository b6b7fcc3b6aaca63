package dev.rollcall.starter.discovery;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that does not end, for one reader who waits no longer than it
 * wants to: the JDK's own time limit ends with the headers. No more is fetched than the
 * reader has taken.
 */
class StreamBody implements BodySubscriber<StreamBody>, AutoCloseable {

	private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

	private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();

	/** Of the reader. */
	private final Deque<ByteBuffer> taken = new ArrayDeque<>();

	@Override
	public CompletionStage<StreamBody> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(Subscription begun) {
		if (this.subscription.complete(begun)) {
			begun.request(1);
		}
		else {
			begun.cancel();
		}
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		this.parts.add(new Part(buffers, false, null));
	}

	@Override
	public void onError(Throwable failure) {
		this.parts.add(new Part(List.of(), true, failure));
	}

	@Override
	public void onComplete() {
		this.parts.add(new Part(List.of(), true, null));
	}

	/**
	 * Waits for bytes.
	 * @param patience how long
	 * @return the bytes that have come and were not read yet; null when none came in time
	 * @throws IOException when the body has ended
	 * @throws InterruptedException when the reader is to stop
	 */
	@Nullable ByteBuffer await(Duration patience) throws IOException, InterruptedException {
		while (this.taken.isEmpty() || !this.taken.element().hasRemaining()) {
			if (this.taken.poll() == null) {
				Part part = this.parts.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
				if (part == null) {
					return null;
				}
				take(part);
			}
		}
		return this.taken.element();
	}

	private void take(Part part) throws IOException {
		if (part.last()) {
			// for whoever reads on
			this.parts.add(part);
			throw (part.failure() != null) ? new IOException("The stream broke off", part.failure())
					: new EOFException("The stream ended");
		}
		this.taken.addAll(part.buffers());
		this.subscription.join().request(1);
	}

	/** Ends the connection. */
	@Override
	public void close() {
		this.subscription.thenAccept(Subscription::cancel);
	}

	/**
	 * What has come.
	 *
	 * @param buffers bytes in their order
	 * @param last whether nothing comes after it
	 * @param failure why, null where the sender has ended the body
	 */
	private record Part(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {

	}

}
