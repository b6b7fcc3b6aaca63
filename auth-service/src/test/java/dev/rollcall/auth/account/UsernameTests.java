package dev.rollcall.auth.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UsernameTests {

	private final Username.Validator validator = new Username.Validator();

	@ParameterizedTest
	@ValueSource(strings = { "a", "demo", "A.b_c-9", "-", "Jürgen", "山田太郎", "नमस्ते", "٣" })
	void takesLettersAndDigitsOfAnyScript(String text) {
		assertThat(isValid(text)).isTrue();
		assertThat(new Username(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a@b", "a/b", "a\nb", "a\u0000", "<b>", "a\u202eb", "a\u200bb", "😀",
			"\ufdfa" })
	void refusesEverythingElse(String text) {
		assertThat(isValid(text)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new Username(text));
	}

	@Test
	void has64CharactersAtMost() {
		assertThat(isValid("a".repeat(64))).isTrue();
		assertThat(isValid("a".repeat(65))).isFalse();
		// letters beyond the first plane are one character each
		assertThat(isValid("𠮷".repeat(64))).isTrue();
		// "ﬃ" is three letters
		assertThat(isValid("ﬃ".repeat(22))).isFalse();
	}

	@Test
	void keepsTheSpellingAndHasAKeyWithoutIt() {
		Username username = new Username("Jose\u0301");
		assertThat(username.text()).isEqualTo("José");
		assertThat(username.key()).isEqualTo("josé");
	}

	private boolean isValid(String text) {
		return this.validator.isValid(text, null);
	}

}
