package dev.rollcall.starter.token;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Leaves a refusal to the security chain, which knows the answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityExceptionHandler {

	@ExceptionHandler({ AccessDeniedException.class, AuthenticationException.class })
	void leaveToTheSecurityChain(RuntimeException ex) {
		throw ex;
	}

}
