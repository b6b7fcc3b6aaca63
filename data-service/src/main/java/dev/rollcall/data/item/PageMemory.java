package dev.rollcall.data.item;

import java.time.Duration;

import dev.rollcall.data.memory.MemoryBudget;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages that are being answered hold. */
@Component
class PageMemory implements WebMvcConfigurer {

	private final MemoryBudget budget;

	PageMemory(ItemProperties limits) {
		this.budget = new MemoryBudget("pages", limits.pagesSizeMax());
	}

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(this.budget).addPathPatterns(ItemController.PATH, ItemController.PATH + "/");
	}

	/**
	 * Takes memory for a page. It is not waited for: a transaction would be held
	 * meanwhile.
	 * @param request the request that is answered with it
	 * @param bytes how much
	 */
	void take(HttpServletRequest request, long bytes) {
		this.budget.take(request, bytes, Duration.ZERO);
	}

}
