package dev.rollcall.starter.instance;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The position of a request in a trace, after
 * <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>: read from
 * {@code traceparent}, passed on with a parent id of this process. Spans are not recorded
 * here; the id ties log lines, problems and answers of one request together.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param parentId 16 lower-case hexadecimal digits, not all zero
 * @param flags two hexadecimal digits
 */
public record TraceContext(String traceId, String parentId, String flags) {

	/** The request header that carries the context. */
	public static final String HEADER = "traceparent";

	/** The response header that names the trace. */
	public static final String TRACE_ID_HEADER = "X-Trace-Id";

	/** The key of the trace id in log lines. */
	public static final String LOG_KEY = "traceId";

	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

	private static final int VERSION_LENGTH = 3;

	private static final int TRACE_ID_END = VERSION_LENGTH + 32;

	private static final int PARENT_ID_END = TRACE_ID_END + 1 + 16;

	/**
	 * The context that a request arrives with, or a new one where it has none or a
	 * malformed one.
	 * @param traceparent the value of the header
	 * @return the context
	 */
	public static TraceContext of(@Nullable String traceparent) {
		if (traceparent == null || !TRACEPARENT.matcher(traceparent).matches()
				|| (traceparent.startsWith("00") && traceparent.length() != PARENT_ID_END + VERSION_LENGTH)) {
			return new TraceContext(randomId() + randomId(), randomId(), "00");
		}
		return new TraceContext(traceparent.substring(VERSION_LENGTH, TRACE_ID_END),
				traceparent.substring(TRACE_ID_END + 1, PARENT_ID_END),
				traceparent.substring(PARENT_ID_END + 1, PARENT_ID_END + VERSION_LENGTH));
	}

	/**
	 * The context of a request that this process sends on.
	 * @return the same trace with a new parent id
	 */
	public TraceContext next() {
		return new TraceContext(this.traceId, randomId(), this.flags);
	}

	/**
	 * The value of the header.
	 * @return the context in version 00
	 */
	public String traceparent() {
		return "00-" + this.traceId + "-" + this.parentId + "-" + this.flags;
	}

	/** An id has to be unique, not secret. */
	private static String randomId() {
		long bits = ThreadLocalRandom.current().nextLong();
		return HexFormat.of().toHexDigits((bits != 0) ? bits : 1);
	}

}
