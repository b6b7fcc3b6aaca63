package dev.rollcall.data.batch;

import dev.rollcall.data.memory.MemoryBudget;
import dev.rollcall.starter.problem.BodyLimitProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What all batches hold, each from before its first byte is read until it is answered.
 * One that does not say how long it is counts as the longest that there may be.
 */
@Component
class BatchMemory implements HandlerInterceptor, WebMvcConfigurer {

	private final BatchProperties limits;

	private final long bodyMaxBytes;

	private final MemoryBudget budget;

	BatchMemory(BatchProperties limits, BodyLimitProperties bodies) {
		this.limits = limits;
		this.bodyMaxBytes = bodies.limitBytes(BatchController.PATH);
		this.budget = new MemoryBudget("batches", limits.bodiesSizeMax());
	}

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(this.budget).addPathPatterns(BatchController.PATH);
		interceptors.addInterceptor(this).addPathPatterns(BatchController.PATH);
	}

	/** The same path is the one of an item, too. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (HttpMethod.POST.matches(request.getMethod())) {
			long length = request.getContentLengthLong();
			this.budget.take(request, (length >= 0) ? length : this.bodyMaxBytes, this.limits.waitMax());
		}
		return true;
	}

}
