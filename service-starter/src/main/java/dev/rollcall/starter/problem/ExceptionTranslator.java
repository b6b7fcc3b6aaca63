package dev.rollcall.starter.problem;

import org.jspecify.annotations.Nullable;

/** Knows what an exception of a library means to a client. */
@FunctionalInterface
public interface ExceptionTranslator {

	/**
	 * The problem that an exception is.
	 * @param ex what no handler knew
	 * @return the problem, or {@code null} when this translator does not know either
	 */
	@Nullable ProblemException translate(Exception ex);

}
