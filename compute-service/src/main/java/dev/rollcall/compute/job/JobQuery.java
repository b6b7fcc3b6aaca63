package dev.rollcall.compute.job;

import org.jspecify.annotations.Nullable;

/**
 * What a list asks for.
 *
 * @param owner whose jobs, or null for everybody's
 * @param status in which state, or null for any
 * @param page from 0
 * @param size jobs of a page, at least 1
 */
record JobQuery(@Nullable String owner, @Nullable JobStatus status, int page, int size) {

	long offset() {
		return (long) this.page * this.size;
	}

}
