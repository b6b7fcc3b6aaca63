package dev.rollcall.gateway.edge;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestLogTests {

	@Test
	void logsAPathAsOneLineOfBoundedLength() {
		assertThat(RequestLog.loggable("/api/data/a%20b")).isEqualTo("/api/data/a%20b");
		assertThat(RequestLog.loggable("/a\r\n2026 forged\u001b[31m")).isEqualTo("/a2026 forged[31m");
		assertThat(RequestLog.loggable("/" + "x".repeat(1_000_000))).hasSize(203).endsWith("...");
	}

}
