package dev.rollcall.starter.json;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Answers calls with JSON, whatever {@code Accept} says, as RFC 9110, 12.5.1 allows. A
 * 406 would come when the call has done its work already. Pages go by the header.
 */
class JsonWhateverIsAccepted implements ContentNegotiationStrategy {

	/** What a handler says it produces, such as an event stream, still counts more. */
	private static final List<MediaType> JSON_FIRST = List.of(MediaType.APPLICATION_JSON, MediaType.ALL);

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		return (servletRequest != null && isCall(servletRequest.getRequestURI())) ? JSON_FIRST
				: this.header.resolveMediaTypes(request);
	}

	private static boolean isCall(String path) {
		return path.startsWith("/api/") || path.equals("/health") || path.equals("/ready");
	}

}
