package dev.rollcall.starter.token;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ProblemDetail;

/** Adds members to the problem of a request that was refused before its controller. */
@FunctionalInterface
public interface RefusalCustomizer {

	/**
	 * Adds members where the contract of a call asks for them.
	 * @param request the refused request
	 * @param problem the problem that is about to be answered
	 */
	void customize(HttpServletRequest request, ProblemDetail problem);

}
