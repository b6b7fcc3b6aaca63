package dev.rollcall.registry.facade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceUrlTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost:5002", "https://example.org", "http://10.0.0.7:1", "http://127.0.0.1:65535",
					"http://[::1]:5002", "http://[2001:db8::7]", "http://3f4e5d6c7b8a:4002", "http://a.b-c.d2:80",
					"https://localhost:80", "http://169.253.1.1:80", "http://169.255.1.1:80", "http://[fec0::1]:80" })
	void takesHostsAndPorts(String url) {
		ServiceUrl read = ServiceUrl.of(url).orElseThrow();
		assertThat(read.host().isForbidden()).isFalse();
		assertThat(read.address().url()).isEqualTo(url.replaceFirst("^(http://[^/]*):80$", "$1"));
	}

	@Test
	void readsAUrlLikeItsSender() {
		ServiceUrl url = ServiceUrl.of("HTTPS://LocalHost:8443/").orElseThrow();
		assertThat(url.address().secure()).isTrue();
		assertThat(url.address().host()).isEqualTo("localhost");
		assertThat(url.address().port()).isEqualTo(8443);
		assertThat(url.address().url()).isEqualTo("https://localhost:8443");
		assertThat(ServiceUrl.of("http://example.org").orElseThrow().address().port()).isEqualTo(80);
		assertThat(ServiceUrl.of("https://example.org").orElseThrow().address().port()).isEqualTo(443);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "localhost:5002", "ftp://localhost", "file:///etc/passwd", "//localhost:5002",
			"http:localhost", "http://", "http://:5002", "http:///x", "http://localhost:0", "http://localhost:65536",
			"http://localhost:99999999999", "http://localhost:", "http://localhost:-1", "http://localhost:x",
			"http://user@localhost:5002", "http://user:secret@localhost:5002", "http://@localhost", "http://a@b@c",
			"http://localhost:5002/path", "http://localhost:5002//", "http://localhost:5002?q=1",
			"http://localhost:5002/?q", "http://localhost:5002#f", "http://localhost:5002/#", "http://local host",
			" http://localhost", "http://localhost ", "http://localhost\n", "http://localhost\\@evil", "http://a_b:1",
			"http://-a", "http://a-", "http://a..b", "http://.a", "http://a.", "http://%31%36%39.254.169.254",
			"http://localhost%00", "http://[::1", "http://::1", "http://[::1]x", "http://[fe80::1%25eth0]",
			"http://[fe80::1%eth0]", "http://[:::1]", "http://[]", "http://[localhost]", "http://[127.0.0.1]",
			"http://ｌocalhost", "http://xn--\u00fc", "http://a.1abc" })
	void refusesWhatIsNotAHostAndAPort(String url) {
		assertThat(ServiceUrl.of(url)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2852039166", "0xa9fea9fe", "0XA9FEA9FE", "025177524776", "169.16689662", "169.254.43518",
			"0251.0376.0251.0376", "0251.0376.43518", "0xa9.0xfe.0xa9.0xfe", "169.254.169.0xfe", "169.254.0xa9fe",
			"169.254.169.254.", "0169.254.169.254", "169.254.169.0254", "425.510.425.510", "169.254.169.254.0", "127.1",
			"1.2.3", "256.0.0.1", "0x", "example.0x7f", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]",
			"[0:0:0:0:0:ffff:a9fe:a9fe]", "[::169.254.169.254]", "[::a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]",
			"[64:ff9b::169.254.169.254]", "[64:ff9b:1::a9fe:a9fe]", "[2002:a9fe:a9fe::1]", "[::ffff:127.0.0.1]",
			"[::ffff:0:a9fe:a9fe]", "[2001:0:a9fe:a9fe::1]", "[::ffff:0.0.0.0]", "[::ffff:255.255.255.255]",
			"[::ffff:224.0.0.1]", "[64:ff9b::e000:1]", "[::0.0.0.2]", "0", "4294967295", "0x0", "0.0", "000.0.0.0",
			"169\u3002254\u3002169\u3002254", "\uff11\uff16\uff19.254.169.254" })
	void refusesAnAddressInAnUnusualSpelling(String host) {
		assertThat(ServiceUrl.of("http://" + host + ":80")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.255.255.255", "255.255.255.255", "[::]",
			"[0:0:0:0:0:0:0:0]", "[ff02::1]", "[ff0e::1]", "[FF05::1:3]" })
	void knowsWhatNobodyCanReach(String host) {
		assertThat(ServiceUrl.of("http://" + host + ":8080").orElseThrow().host().isForbidden()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "169.254.169.254", "169.254.0.0", "169.254.255.255", "169.254.170.2", "100.100.100.200",
			"168.63.129.16", "192.0.0.192", "[fe80::1]", "[FE80::1]", "[febf:ffff::1]", "[fe80:0:0:0:0:0:0:1]",
			"[fe90::a9fe:a9fe]", "[fd00:ec2::254]", "[FD00:0EC2:0:0:0:0:0:0254]", "[fd20:ce::254]",
			"metadata.google.internal", "Metadata.Google.Internal", "metadata", "metadata.goog",
			"instance-data.ec2.internal" })
	void knowsLinkLocalAddressesAndThoseOfMetadata(String host) {
		assertThat(ServiceUrl.of("http://" + host).orElseThrow().host().isForbidden()).isTrue();
		assertThat(ServiceUrl.of("https://" + host + ":8080/").orElseThrow().host().isForbidden()).isTrue();
	}

}
