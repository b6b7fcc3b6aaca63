package dev.rollcall.compute.job;

import java.util.List;

/**
 * One page of a list of jobs, the newest first.
 *
 * @param jobs the jobs of the page
 * @param page where they stand among all
 */
record JobPage(List<JobView> jobs, Page page) {

	JobPage(List<JobView> jobs, JobQuery query, long total) {
		this(List.copyOf(jobs), new Page(query.page(), query.size(), total, Math.ceilDiv(total, query.size())));
	}

	/**
	 * The page of an answer.
	 *
	 * @param number from 0
	 * @param size how many jobs a full page has
	 * @param totalElements how many jobs all pages have
	 * @param totalPages how many pages there are
	 */
	record Page(int number, int size, long totalElements, long totalPages) {
	}

}
