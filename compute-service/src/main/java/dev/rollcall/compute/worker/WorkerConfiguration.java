package dev.rollcall.compute.worker;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Wires the worker: its threads and what it does from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
class WorkerConfiguration {

	/** Renewing a lease must not wait behind looking for work. */
	private static final int TIMER_THREADS = 2;

	/**
	 * As many threads as jobs, and as many places: a thread that has just run out of work
	 * may not have returned yet when the next one is asked for.
	 */
	@Bean(JobThreads.EXECUTOR)
	ThreadPoolTaskExecutor jobExecutor(WorkerProperties properties) {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(properties.threads());
		executor.setMaxPoolSize(properties.threads());
		executor.setQueueCapacity(properties.threads());
		executor.setThreadNamePrefix("job-");
		executor.setDaemon(true);
		return executor;
	}

	@Bean
	ThreadPoolTaskScheduler jobScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(TIMER_THREADS);
		scheduler.setThreadNamePrefix("job-timer-");
		scheduler.setDaemon(true);
		return scheduler;
	}

	@Bean
	SchedulingConfigurer workerTasks(Worker worker, RunningJobs running, Attendance attendance,
			WorkerProperties properties) {
		return (tasks) -> {
			tasks.addFixedDelayTask(worker::poll, properties.pollInterval());
			tasks.addFixedDelayTask(running::renew, properties.renewalInterval());
			tasks.addFixedDelayTask(attendance::note, properties.heartbeatInterval());
		};
	}

}
