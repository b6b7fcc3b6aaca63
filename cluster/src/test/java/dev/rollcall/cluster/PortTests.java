package dev.rollcall.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Port}.
 */
class PortTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "0.0.0.0", "::" })
	void isNotFreeWhileSomebodyListensOnAnyAddress(String address) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
			port = socket.getLocalPort();
			assertThat(Port.isFree(port)).isFalse();
		}
		assertThat(Port.isFree(port)).isTrue();
	}

}
