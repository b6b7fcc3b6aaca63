package dev.rollcall.starter.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import dev.rollcall.starter.problem.WatchedBody;
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
	private static final class DigestedStream extends WatchedBody {

		private final MessageDigest digest;

		private DigestedStream(ServletInputStream body, MessageDigest digest) {
			super(body);
			this.digest = digest;
		}

		@Override
		protected void seen(byte[] bytes, int offset, int length) {
			this.digest.update(bytes, offset, length);
		}

	}

}
