package dev.rollcall.compute.worker;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** The threads that run jobs. */
@Component
class JobThreads {

	static final String EXECUTOR = "jobExecutor";

	/**
	 * Does work on one of the threads.
	 * @param work what to do
	 * @throws org.springframework.core.task.TaskRejectedException when all are busy
	 */
	@Async(EXECUTOR)
	public void run(Runnable work) {
		work.run();
	}

}
