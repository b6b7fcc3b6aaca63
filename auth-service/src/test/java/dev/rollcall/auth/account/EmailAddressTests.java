package dev.rollcall.auth.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

	private final EmailAddress.Validator validator = new EmailAddress.Validator();

	@ParameterizedTest
	@ValueSource(strings = { "demo@rollcall.local", "a@b", "first.last+tag@sub.example.org", "o'neil@example.org",
			"jürgen@müller.example", "用户@例子.广告", "a!#$%&'*/=?^_`{|}~-@xn--exmple-cua.org" })
	void takesAddresses(String text) {
		assertThat(isValid(text)).isTrue();
		assertThat(new EmailAddress(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@-b", "a@b-", "a@b..c", "a@.b",
			"a@b.", "a\n@b", "a@b\n", "a\u0000@b", "<a@b>", "a,b@c", "\"a\"@b", "a\u202e@b", "a\u0085@b",
			"a@[127.0.0.1]" })
	void refusesWhatIsNone(String text) {
		assertThat(isValid(text)).isFalse();
	}

	@Test
	void has254CharactersAtMost() {
		String domain = ("d".repeat(60) + ".").repeat(4);
		assertThat(isValid("a@" + domain + "e".repeat(254 - 2 - domain.length()))).isTrue();
		assertThat(isValid("a@" + domain + "e".repeat(255 - 2 - domain.length()))).isFalse();
	}

	@Test
	void hasAKeyWithoutRegardToCase() {
		assertThat(new EmailAddress("Demo@Rollcall.LOCAL").key())
			.isEqualTo(new EmailAddress("demo@rollcall.local").key());
	}

	private boolean isValid(String text) {
		return this.validator.isValid(text, null);
	}

}
