package dev.rollcall.auth.account;

import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaseFoldingTests {

	@Test
	void takesEveryLetterForItsUpperAndLowerCase() {
		assertThat(letters().filter((letter) -> {
			String text = Character.toString(letter);
			String key = CaseFolding.fold(text);
			return !key.equals(CaseFolding.fold(text.toUpperCase(Locale.ROOT)))
					|| !key.equals(CaseFolding.fold(text.toLowerCase(Locale.ROOT)));
		}).mapToObj(Integer::toHexString)).isEmpty();
	}

	@Test
	void leavesAKeyAsItIs() {
		assertThat(letters().filter((letter) -> {
			String key = CaseFolding.fold(Character.toString(letter));
			return !key.equals(CaseFolding.fold(key));
		}).mapToObj(Integer::toHexString)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Demo, dEMO", "Straße, STRASSE", "STRAẞE, strasse", "ﬁona, Fiona", "Jose\u0301, JOSÉ", "ΟΔΟΣ, οδος",
			"Ａdmin, admin" })
	void takesSpellingsOfOneNameForTheSame(String one, String other) {
		assertThat(CaseFolding.fold(one)).isEqualTo(CaseFolding.fold(other));
	}

	@Test
	void keepsDifferentNamesApart() {
		assertThat(CaseFolding.fold("demo")).isNotEqualTo(CaseFolding.fold("dem0"));
		assertThat(CaseFolding.fold("jose")).isNotEqualTo(CaseFolding.fold("josé"));
	}

	private static IntStream letters() {
		return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT).filter(Character::isLetter);
	}

}
