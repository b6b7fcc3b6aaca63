package dev.rollcall.starter.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Writes JSON and says how long it is, unless it is long. Spring's own converter flushes
 * what nobody has measured: an answer of 300 bytes is then sent in chunks, and in two
 * packets. What is long is not held in memory to be measured.
 */
class MeasuredJsonConverter extends JacksonJsonHttpMessageConverter {

	/** What the servlet container sends at once. */
	private static final int MEASURED_MAX_BYTES = 8 * 1024;

	MeasuredJsonConverter(JsonMapper json) {
		super(json);
	}

	@Override
	protected void writeInternal(Object body, @Nullable ResolvableType type, HttpOutputMessage answer,
			@Nullable Map<String, Object> hints) throws IOException {
		Beginning beginning = new Beginning(answer);
		super.writeInternal(body, type, beginning, hints);
		beginning.end();
	}

	/** Keeps what is written back until it is too much or all. */
	private static final class Beginning extends OutputStream implements HttpOutputMessage {

		private final HttpOutputMessage answer;

		private final FastByteArrayOutputStream kept = new FastByteArrayOutputStream();

		private @Nullable OutputStream rest;

		private Beginning(HttpOutputMessage answer) {
			this.answer = answer;
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.answer.getHeaders();
		}

		@Override
		public OutputStream getBody() {
			return this;
		}

		@Override
		public void write(int one) throws IOException {
			write(new byte[] { (byte) one }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int count) throws IOException {
			if (this.rest == null && count <= MEASURED_MAX_BYTES - this.kept.size()) {
				this.kept.write(bytes, offset, count);
				return;
			}
			if (this.rest == null) {
				this.rest = this.answer.getBody();
				this.kept.writeTo(this.rest);
			}
			this.rest.write(bytes, offset, count);
		}

		@Override
		public void flush() throws IOException {
			if (this.rest != null) {
				this.rest.flush();
			}
		}

		private void end() throws IOException {
			if (this.rest == null) {
				this.answer.getHeaders().setContentLength(this.kept.size());
				this.kept.writeTo(this.answer.getBody());
			}
		}

	}

}
