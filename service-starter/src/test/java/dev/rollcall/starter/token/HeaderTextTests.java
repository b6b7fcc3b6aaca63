package dev.rollcall.starter.token;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTextTests {

	private final StrictHttpFirewall springs = new StrictHttpFirewall();

	@Test
	void allowsWhatSpringSecurityAllows() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += (codePoint < 0x3000) ? 1 : 97) {
			String text = Character.toString(codePoint);
			for (String value : List.of(text, "Bearer " + text, text + "\tx")) {
				assertThat(new HeaderText().test(value)).as("U+%04X".formatted(codePoint)).isEqualTo(isAllowed(value));
			}
		}
		assertThat(new HeaderText().test("")).isEqualTo(isAllowed("")).isTrue();
	}

	private boolean isAllowed(String value) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.addHeader("Authorization", value);
		try {
			return this.springs.getFirewalledRequest(request).getHeader("Authorization") != null;
		}
		catch (RequestRejectedException ex) {
			return false;
		}
	}

}
