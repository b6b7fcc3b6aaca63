package dev.rollcall.starter.token;

import dev.rollcall.starter.problem.ExceptionTranslator;
import dev.rollcall.starter.problem.ProblemException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * Tells parameters and headers that cannot be read, such as {@code ?prefix=%zz}, from a
 * failure of the service: Tomcat and Spring Security refuse them only when somebody asks
 * for them.
 */
class MalformedRequests implements ExceptionTranslator {

	@Override
	public @Nullable ProblemException translate(Exception ex) {
		if (ex instanceof InvalidParameterException || ex instanceof RequestRejectedException) {
			return new ProblemException(HttpStatus.BAD_REQUEST,
					"A parameter or a header has characters that cannot be read");
		}
		return null;
	}

}
