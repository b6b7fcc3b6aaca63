package dev.rollcall.compute.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes only so many large submissions at a time, from before the first byte is read
 * until the job is stored: meanwhile each fills several times its size of memory. One
 * that does not announce its length counts as large.
 */
@Component
class LargeSubmissions implements HandlerInterceptor, WebMvcConfigurer {

	private final LargeSubmissionProperties limits;

	private final Semaphore turns;

	LargeSubmissions(LargeSubmissionProperties limits) {
		this.limits = limits;
		this.turns = new Semaphore(limits.concurrencyMax(), true);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(JobController.PATH, JobController.PATH + "/");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (isLarge(request)) {
			takeTurn();
		}
		return true;
	}

	private void takeTurn() {
		try {
			if (this.turns.tryAcquire(this.limits.waitMax().toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw ProblemException.unavailable("This instance reads as many large jobs as it may; try again",
				this.limits.retryAfter(), null);
	}

	/** Called whenever {@link #preHandle} let the request pass, and only then. */
	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (isLarge(request)) {
			this.turns.release();
		}
	}

	private boolean isLarge(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return HttpMethod.POST.matches(request.getMethod()) && (length < 0 || length > this.limits.sizeMin().toBytes());
	}

}
