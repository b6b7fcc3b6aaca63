package dev.rollcall.starter.discovery;

import java.util.List;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where instances are. */
class EventFormatTests {

	private final EventFormat format = new EventFormat();

	@Test
	void knowsThePortsThatTheRegistryLeavesOut() throws Exception {
		List<String> told = List.of("http://localhost", "https://localhost", "https://[::1]", "http://[::1]:4002",
				"http://data_1:4002");
		List<String> read = List.of("http://localhost:80", "https://localhost:443", "https://[::1]:443",
				"http://[::1]:4002", "http://data_1:4002");
		for (int i = 0; i < told.size(); i++) {
			RegisteredInstance instance = read(told.get(i)).getFirst();
			assertThat(instance.url()).hasToString(read.get(i));
			assertThat(FollowedInstance.of(instance).getUri()).hasToString(read.get(i));
		}
	}

	@Test
	void keepsOddHostsEscaped() throws Exception {
		assertThat(read("http://no host").getFirst().url()).hasToString("http://no%20host:80");
		assertThat(read("http://a/b:4002").getFirst().url()).hasToString("http://a%2Fb:4002");
		assertThat(read("http://a:b").getFirst().url()).hasToString("http://a%3Ab:80");
	}

	@Test
	void leavesOutWhatIsNowhere() throws Exception {
		for (String url : List.of("", "localhost:4002", "ftp://localhost", "http://")) {
			assertThat(read(url)).as(url).isEmpty();
		}
	}

	private List<RegisteredInstance> read(String url) throws MalformedStreamException {
		String service = RegistryServer.service("data-1", "UP").replace("http://localhost:4002", url);
		return this.format.change(Kind.REGISTERED, new ServerSentEvent("e1.1", "registered", service))
			.map(Change::instance)
			.stream()
			.toList();
	}

}
