package dev.rollcall.auth.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A password that bcrypt hashes as a whole: 1 to 72 bytes of UTF-8, because bcrypt
 * ignores what follows, and no NUL, because bcrypt repeats a key after a NUL and would
 * take {@code x} and {@code x NUL x} for the same.
 *
 * @param text normalised (NFC, RFC 8265, 4.2.2), so that it is the same from every
 * keyboard
 */
public record Password(String text) {

	private static final int BYTES_MAX = 72;

	/**
	 * Takes a password.
	 * @throws IllegalArgumentException when it cannot be hashed as a whole
	 */
	public Password {
		text = Normalizer.normalize(text, Form.NFC);
		if (!isHashable(text)) {
			throw new IllegalArgumentException("Not a password that can be hashed as a whole");
		}
	}

	/**
	 * Whether a text can be a password of any account, however old.
	 * @param text what was sent
	 * @return whether it can be hashed as a whole
	 */
	static boolean isPossible(String text) {
		return isHashable(Normalizer.normalize(text, Form.NFC));
	}

	/**
	 * Whether a text may become a password.
	 * @param text what was sent
	 * @param lengthMin how many characters it must have
	 * @return whether it has them, in at most 72 bytes of UTF-8
	 */
	static boolean isStrong(String text, int lengthMin) {
		String normalised = Normalizer.normalize(text, Form.NFC);
		return isHashable(normalised) && normalised.codePointCount(0, normalised.length()) >= lengthMin;
	}

	/** Unpaired surrogates have no bytes of their own in UTF-8: all would be the same. */
	private static boolean isHashable(String normalised) {
		return !normalised.isEmpty() && normalised.indexOf('\0') < 0
				&& StandardCharsets.UTF_8.newEncoder().canEncode(normalised)
				&& normalised.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
	}

	@Override
	public String toString() {
		return "Password[text=***]";
	}

	/** The annotated text, if there is one, may become a password. */
	@Documented
	@Target({ ElementType.FIELD, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = Validator.class)
	public @interface Strong {

		/**
		 * What to tell the sender.
		 * @return a sentence without its subject
		 */
		String message() default "must have enough characters in 72 bytes of UTF-8 and no NUL";

		/**
		 * Asked for by Bean Validation.
		 * @return none
		 */
		Class<?>[] groups() default {};

		/**
		 * Asked for by Bean Validation.
		 * @return none
		 */
		Class<? extends Payload>[] payload() default {};

	}

	/** Checks {@link Strong}. */
	static class Validator implements ConstraintValidator<Strong, String> {

		private final PasswordPolicy policy;

		Validator(PasswordPolicy policy) {
			this.policy = policy;
		}

		@Override
		public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
			if (value == null || isStrong(value, this.policy.lengthMin())) {
				return true;
			}
			context.disableDefaultConstraintViolation();
			context
				.buildConstraintViolationWithTemplate(
						"must have %d characters to 72 bytes of UTF-8 and no NUL".formatted(this.policy.lengthMin()))
				.addConstraintViolation();
			return false;
		}

	}

}
