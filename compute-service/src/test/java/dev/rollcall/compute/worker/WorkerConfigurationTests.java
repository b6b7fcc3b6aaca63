package dev.rollcall.compute.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.rollcall.compute.job.JobId;
import dev.rollcall.compute.job.JobQueue;
import dev.rollcall.compute.job.OutageLog;
import dev.rollcall.compute.job.SqliteDatabase;
import dev.rollcall.compute.job.Workers;
import dev.rollcall.starter.instance.InstanceProperties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The worker in a context of its own, which a test may close; it runs a job already. */
@SqliteDatabase
class WorkerConfigurationTests {

	private static final InstanceProperties INSTANCE = new InstanceProperties("one", "localhost", "Compute");

	private static final WorkerProperties PROPERTIES = new WorkerProperties(1, Duration.ofSeconds(1),
			Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private JobQueue queue;

	private JobId id;

	private RunningJob job;

	private AnnotationConfigApplicationContext context;

	@BeforeEach
	void beginAJob() {
		this.queue = new JobQueue(this.jdbc, this.transactions, this.json);
		OutageLog outages = new OutageLog();
		RunningJobs jobs = new RunningJobs(this.queue.claims, PROPERTIES, INSTANCE, outages, this.queue.clock);
		this.id = this.queue.submit("{'operation':'fibonacci','n':10}");
		this.job = jobs.beginNext().orElseThrow();
		this.context = new AnnotationConfigApplicationContext();
		this.context.register(WorkerConfiguration.class, Worker.class, JobThreads.class, Attendance.class);
		this.context.registerBean(WorkerProperties.class, () -> PROPERTIES);
		this.context.registerBean(InstanceProperties.class, () -> INSTANCE);
		this.context.registerBean(OutageLog.class, () -> outages);
		this.context.registerBean(RunningJobs.class, () -> jobs);
		this.context.registerBean(Workers.class, () -> this.queue.workers);
		this.context.registerBean(JobRunner.class,
				() -> new JobRunner(this.queue.claims, jobs, outages, this.json, PROPERTIES));
	}

	@Test
	void keepsLeasesWhileTheWebServerStopsAndLeavesTheJobsToOthersAfterwards() {
		SlowWebServer webServer = new SlowWebServer();
		this.context.registerBean(SlowWebServer.class, () -> webServer);
		this.context.refresh();
		this.context.close();
		assertThat(webServer.renewals).isEqualTo(2);
		assertThat(this.job.isAbandoned()).isTrue();
		assertThat(this.queue.show(this.id)).contains("\"status\":\"waiting\"", "\"attempts\":0");
	}

	@Test
	void keepsLeasesWhileOtherTasksTakeLong() {
		CountDownLatch end = new CountDownLatch(1);
		this.context.registerBean("slow", SchedulingConfigurer.class, () -> (tasks) -> {
			for (int i = 0; i < 4; i++) {
				tasks.addFixedDelayTask(() -> await(end), Duration.ofHours(1));
			}
		});
		try {
			this.context.refresh();
			awaitRenewal();
			awaitRenewal();
		}
		finally {
			end.countDown();
			this.context.close();
		}
	}

	private static void await(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void awaitRenewal() {
		long before = leaseUntil();
		this.queue.clock.advance(Duration.ofMillis(500));
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> leaseUntil() > before);
	}

	private long leaseUntil() {
		return this.jdbc.sql("select lease_until from compute_job").query(Long.class).single();
	}

	/** Stops only after the lease has been renewed twice. */
	private final class SlowWebServer implements SmartLifecycle {

		private int renewals;

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			for (int i = 0; i < 2; i++) {
				awaitRenewal();
				this.renewals++;
			}
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
