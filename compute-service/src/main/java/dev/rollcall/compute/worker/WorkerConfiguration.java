package dev.rollcall.compute.worker;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;
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

	/** Looking for work must not wait until old jobs are removed. */
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

	/** For all that may wait; its tasks end at the first sign of stopping. */
	@Bean
	@Primary
	ThreadPoolTaskScheduler jobScheduler() {
		ThreadPoolTaskScheduler scheduler = timer("job-timer-");
		scheduler.setPoolSize(TIMER_THREADS);
		return scheduler;
	}

	/**
	 * For renewing leases alone: that must not wait behind another task, and goes on
	 * while the web server and the worker stop, since jobs do so too.
	 */
	@Bean
	ThreadPoolTaskScheduler leaseScheduler() {
		ThreadPoolTaskScheduler scheduler = timer("job-lease-");
		scheduler.setAcceptTasksAfterContextClose(true);
		return scheduler;
	}

	private static ThreadPoolTaskScheduler timer(String name) {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setThreadNamePrefix(name);
		scheduler.setDaemon(true);
		return scheduler;
	}

	@Bean
	SchedulingConfigurer workerTasks(Worker worker, Attendance attendance, WorkerProperties properties) {
		return (tasks) -> {
			tasks.addFixedDelayTask(worker::poll, properties.pollInterval());
			tasks.addFixedDelayTask(attendance::note, properties.heartbeatInterval());
		};
	}

	@Bean
	SchedulingConfigurer renewalTask(RunningJobs running, @Qualifier("leaseScheduler") TaskScheduler leases,
			WorkerProperties properties) {
		return (tasks) -> leases.scheduleWithFixedDelay(running::renew, properties.renewalInterval());
	}

}
