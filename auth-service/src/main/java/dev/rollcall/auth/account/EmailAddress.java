package dev.rollcall.auth.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Where a user is reached: at most 254 characters (CONTRACT 5, from RFC 5321, 4.5.3.1.3).
 * Only the shape is checked: something before the at sign, and labels of letters, digits
 * and hyphens after it. Quoted local parts and address literals are refused.
 *
 * @param text as the user spelt it, normalised (NFKC)
 */
public record EmailAddress(String text) {

	private static final int LENGTH_MAX = 254;

	/** Without spaces, control characters, and what is an address's own punctuation. */
	private static final String LOCAL_PART = "[^\\p{Z}\\p{C}\\s@\"(),:;<>\\[\\]\\\\]{1,64}";

	private static final String LABEL = "[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

	private static final Pattern WELL_FORMED = Pattern.compile(LOCAL_PART + "@" + LABEL + "(?:\\." + LABEL + ")*");

	/**
	 * Takes an address.
	 * @throws IllegalArgumentException when it is not well-formed
	 */
	public EmailAddress {
		text = CaseFolding.normalise(text);
		if (!isWellFormed(text)) {
			throw new IllegalArgumentException("Not an e-mail address");
		}
	}

	/**
	 * What the address is unique by. The local part is folded too: no mail system in use
	 * gives two people addresses that differ in case only.
	 * @return the same for all spellings of the address
	 */
	String key() {
		return CaseFolding.fold(this.text);
	}

	private static boolean isWellFormed(String normalised) {
		return normalised.codePointCount(0, normalised.length()) <= LENGTH_MAX
				&& WELL_FORMED.matcher(normalised).matches();
	}

	/** The annotated text, if there is one, is an e-mail address. */
	@Documented
	@Target({ ElementType.FIELD, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = Validator.class)
	public @interface WellFormed {

		/**
		 * What to tell the sender.
		 * @return a sentence without its subject
		 */
		String message() default "must be an e-mail address of at most 254 characters";

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

	/** Checks {@link WellFormed}. */
	static class Validator implements ConstraintValidator<WellFormed, String> {

		@Override
		public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
			return value == null || isWellFormed(CaseFolding.normalise(value));
		}

	}

}
