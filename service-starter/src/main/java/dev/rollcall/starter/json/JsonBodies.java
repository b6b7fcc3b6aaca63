package dev.rollcall.starter.json;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets bodies be nothing but JSON, before anybody reads them. Spring takes a type with a
 * wildcard for JSON and fails when it adds the character set, and it reads XML wherever a
 * library brings the means, as Eureka's server does.
 */
class JsonBodies implements HandlerInterceptor {

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON,
			new MediaType("application", "*+json"));

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws HttpMediaTypeNotSupportedException {
		String type = request.getContentType();
		if (type != null && takesABody(handler)) {
			requireJson(type);
		}
		return true;
	}

	private static boolean takesABody(Object handler) {
		return handler instanceof HandlerMethod method && Arrays.stream(method.getMethodParameters())
			.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
	}

	private static void requireJson(String text) throws HttpMediaTypeNotSupportedException {
		MediaType type = read(text);
		if (!type.isConcrete() || JSON.stream().noneMatch((json) -> json.includes(type))) {
			throw new HttpMediaTypeNotSupportedException(type, JSON);
		}
	}

	private static MediaType read(String text) throws HttpMediaTypeNotSupportedException {
		try {
			return MediaType.parseMediaType(text);
		}
		catch (InvalidMediaTypeException ex) {
			throw new HttpMediaTypeNotSupportedException(ex.getMessage(), JSON);
		}
	}

}
