package dev.rollcall.starter.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;

/** A request whose body is digested as it is read, and never kept. */
class FingerprintedRequest extends HttpServletRequestWrapper {

	private final MessageDigest digest = Sha256.digest();

	private byte @Nullable [] fingerprint;

	private @Nullable ServletInputStream body;

	FingerprintedRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		if (this.body == null) {
			this.body = new DigestedStream(super.getInputStream(), this.digest);
		}
		return this.body;
	}

	/**
	 * The digest of the whole body, of what nobody has read too.
	 * @return SHA-256
	 */
	byte[] fingerprint() {
		if (this.fingerprint == null) {
			try (InputStream rest = getInputStream()) {
				rest.transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				throw new HttpMessageNotReadableException("The body cannot be read", ex,
						new ServletServerHttpRequest(this));
			}
			this.fingerprint = this.digest.digest();
		}
		return this.fingerprint.clone();
	}

	/** Hands out a body and digests what it hands out. */
	private static final class DigestedStream extends ServletInputStream {

		private final ServletInputStream body;

		private final MessageDigest digest;

		private DigestedStream(ServletInputStream body, MessageDigest digest) {
			this.body = body;
			this.digest = digest;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			if (next >= 0) {
				this.digest.update((byte) next);
			}
			return next;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int read = this.body.read(target, offset, length);
			if (read > 0) {
				this.digest.update(target, offset, read);
			}
			return read;
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
