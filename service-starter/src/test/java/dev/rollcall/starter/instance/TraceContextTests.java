package dev.rollcall.starter.instance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples and rules of W3C Trace Context. */
class TraceContextTests {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	@Test
	void goesOnWithTheTraceOfTheCaller() {
		TraceContext context = TraceContext.of("00-" + TRACE_ID + "-b7ad6b7169203331-01");
		assertThat(context).isEqualTo(new TraceContext(TRACE_ID, "b7ad6b7169203331", "01"));
		TraceContext next = context.next();
		assertThat(next.traceparent()).matches("00-" + TRACE_ID + "-[0-9a-f]{16}-01");
		assertThat(next.parentId()).isNotEqualTo(context.parentId());
	}

	@Test
	void readsWhatItKnowsOfALaterVersion() {
		assertThat(TraceContext.of("cc-" + TRACE_ID + "-b7ad6b7169203331-01-what-comes").traceId()).isEqualTo(TRACE_ID);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "00", "00-" + TRACE_ID + "-b7ad6b7169203331-01-more",
			"ff-" + TRACE_ID + "-b7ad6b7169203331-01", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"00-" + TRACE_ID + "-0000000000000000-01", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
			"00-" + TRACE_ID + "-b7ad6b7169203331-0g" })
	void beginsATraceWhereTheHeaderIsMissingOrMalformed(String header) {
		TraceContext context = TraceContext.of(header);
		assertThat(context.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE_ID).doesNotMatch("0+");
		assertThat(TraceContext.of(header).traceId()).isNotEqualTo(context.traceId());
	}

}
