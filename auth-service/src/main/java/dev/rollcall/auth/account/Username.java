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
 * What a user is called: 1 to 64 letters and digits of any script, {@code .}, {@code _}
 * and {@code -} (CONTRACT 5), counted after normalisation (NFKC).
 *
 * @param text as the user spelt it, normalised
 */
public record Username(String text) {

	private static final Pattern WELL_FORMED = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}._-]{1,64}");

	/**
	 * Takes a name.
	 * @throws IllegalArgumentException when it is not well-formed
	 */
	public Username {
		text = CaseFolding.normalise(text);
		if (!WELL_FORMED.matcher(text).matches()) {
			throw new IllegalArgumentException("Not a user name");
		}
	}

	/**
	 * What the name is unique by.
	 * @return the same for all spellings of the name
	 */
	String key() {
		return CaseFolding.fold(this.text);
	}

	/** The annotated text, if there is one, is a user name. */
	@Documented
	@Target({ ElementType.FIELD, ElementType.PARAMETER })
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = Validator.class)
	public @interface WellFormed {

		/**
		 * What to tell the sender.
		 * @return a sentence without its subject
		 */
		String message() default "must be 1 to 64 letters, digits, '.', '_' or '-'";

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
			return value == null || WELL_FORMED.matcher(CaseFolding.normalise(value)).matches();
		}

	}

}
