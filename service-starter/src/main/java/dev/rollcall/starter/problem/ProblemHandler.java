package dev.rollcall.starter.problem;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The one place where an exception becomes an answer. What the service did not foresee is
 * a 500 that says nothing but the trace id, under which the log has the rest.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private final List<ExceptionTranslator> translators;

	private final RefusalLog refusals;

	ProblemHandler(List<ExceptionTranslator> translators, RefusalLog refusals) {
		this.translators = translators;
		this.refusals = refusals;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(ProblemException ex, WebRequest request) {
		HttpStatusCode status = HttpStatusCode.valueOf(ex.problem().getStatus());
		Throwable cause = ex.getCause();
		if (cause != null && status.is5xxServerError()) {
			this.refusals.refused(String.valueOf(ex.getMessage()), cause);
		}
		else if (cause != null) {
			log.warn("{}: {}", ex.getMessage(), cause.toString());
		}
		return handleExceptionInternal(ex, ex.problem(), ex.headers(), status, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleUnforeseen(Exception ex, WebRequest request) {
		for (ExceptionTranslator translator : this.translators) {
			ProblemException translated = translator.translate(ex);
			if (translated != null) {
				return handle(translated, request);
			}
		}
		log.error("Unforeseen failure of {}", request.getDescription(false), ex);
		ProblemDetail problem = Problems.of(HttpStatus.INTERNAL_SERVER_ERROR,
				"The service failed; its log has the cause under this trace id");
		return handleExceptionInternal(ex, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, Problems.of(status, "There is nothing at this path"), headers, status,
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> errors = ex.getFieldErrors()
			.stream()
			.map((error) -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
			.toList();
		return handleExceptionInternal(ex, invalid(errors, status), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> errors = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> new FieldProblem(String.valueOf(result.getMethodParameter().getParameterName()),
						String.valueOf(error.getDefaultMessage()))))
			.toList();
		return handleExceptionInternal(ex, invalid(errors, status), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		List<FieldProblem> errors = List
			.of(new FieldProblem(String.valueOf(ex.getPropertyName()), "is not of the kind that this call takes"));
		return handleExceptionInternal(ex, invalid(errors, status), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof BodyTooLargeException tooLarge) {
				return handleExceptionInternal(ex, tooLarge.problem(), headers, HttpStatus.CONTENT_TOO_LARGE, request);
			}
		}
		return handleExceptionInternal(ex, unreadable(ex.getCause(), status), headers, status, request);
	}

	private static ProblemDetail unreadable(@Nullable Throwable cause, HttpStatusCode status) {
		if (cause instanceof StreamConstraintsException) {
			return Problems.of(status,
					"The JSON is nested too deeply, has too many values, a name that is too long or a number of too "
							+ "many digits");
		}
		if (cause instanceof DatabindException databind && !isTrailing(databind)) {
			return misshapen(databind, WrongShape.rule(databind), status);
		}
		if (cause instanceof InputCoercionException number) {
			return misshapen(number, WrongShape.VALUE, status);
		}
		if (cause instanceof JacksonException) {
			return Problems.of(status, "The body is not well-formed JSON");
		}
		return Problems.of(status, "The body is missing or is not what this call takes");
	}

	/** It is the whole body that is wrong where no member of it is. */
	private static ProblemDetail misshapen(JacksonException ex, String rule, HttpStatusCode status) {
		return ex.getPath().isEmpty() ? Problems.of(status, "The body " + rule)
				: invalid(List.of(new FieldProblem(path(ex), rule)), status);
	}

	/** More than one JSON is none. Jackson has no type for that. */
	private static boolean isTrailing(DatabindException ex) {
		return ex.getOriginalMessage().startsWith("Trailing token");
	}

	private static String path(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName()
					: Integer.toString(step.getIndex()))
			.collect(Collectors.joining("."));
	}

	private static ProblemDetail invalid(List<FieldProblem> errors, HttpStatusCode status) {
		String detail = errors.stream()
			.map((error) -> error.field() + " " + error.message())
			.sorted()
			.collect(Collectors.joining("; "));
		ProblemDetail problem = Problems.of(status, detail);
		problem.setProperty(Problems.FIELD_ERRORS, errors);
		return problem;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Object answer = body;
		if (answer == null && ex instanceof org.springframework.web.ErrorResponse error) {
			answer = error.getBody();
		}
		if (answer instanceof ProblemDetail problem && request instanceof ServletWebRequest servlet) {
			ProblemWriter.complete(servlet.getRequest(), problem);
		}
		// those that Spring passes may be read-only
		HttpHeaders all = HttpHeaders.copyOf(headers);
		all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
			// RFC 9110, 15.5.2: a 401 always says how to authenticate
			all.putIfAbsent(HttpHeaders.WWW_AUTHENTICATE, List.of("Bearer"));
		}
		return super.handleExceptionInternal(ex, answer, all, status, request);
	}

}
