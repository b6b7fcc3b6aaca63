package dev.rollcall.compute.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import dev.rollcall.compute.job.Statistics.Percentiles;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What can be read of jobs, and for how long, on every database. */
abstract class JobRecordContract {

	private static final Duration LEASE = Duration.ofSeconds(5);

	private static final Caller BOB = new Caller("bob", Set.of(Caller.USER));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private JobQueue queue;

	@BeforeEach
	void emptyTheQueue() {
		this.queue = new JobQueue(this.jdbc, this.transactions, this.json);
	}

	private Optional<Claim> claim(String service) {
		return this.queue.claims.claimNext(service, LEASE);
	}

	private Claim claimed(String service) {
		return claim(service).orElseThrow();
	}

	@Test
	void listsTheNewestFirstByOwnerAndStatus() {
		List<JobId> ids = this.queue.submitAll("", "", "'delayMs':1000");
		JobId bobs = this.queue.submit("{'operation':'add','operands':[1]}", BOB);
		assertThat(list(new JobQuery("alice", null, 0, 2))).containsExactly(ids.get(2).text(), ids.get(1).text());
		assertThat(list(new JobQuery("alice", null, 1, 2))).containsExactly(ids.get(0).text());
		assertThat(list(new JobQuery("alice", null, Integer.MAX_VALUE, 500))).isEmpty();
		assertThat(list(new JobQuery("alice", JobStatus.DELAYED, 0, 9))).containsExactly(ids.get(2).text());
		assertThat(list(new JobQuery("alice", JobStatus.CANCELLED, 0, 9))).isEmpty();
		assertThat(list(new JobQuery(null, JobStatus.WAITING, 0, 9))).containsExactly(bobs.text(), ids.get(1).text(),
				ids.get(0).text());
		JobPage page = this.queue.jobs.list(new JobQuery("alice", null, 1, 2));
		assertThat(page.page()).isEqualTo(new JobPage.Page(1, 2, 3, 2));
	}

	private List<String> list(JobQuery query) {
		return this.queue.jobs.list(query).jobs().stream().map(JobView::jobId).toList();
	}

	@Test
	void leavesOutOfAListWhatIsLargeAndSaysSo() {
		JobId id = this.queue.submit("{'operation':'add','operands':['" + "1".repeat(1000) + "'"
				+ (",'" + "1".repeat(1000) + "'").repeat(20) + "]}");
		this.queue.claims.complete(claimed("a"), "\"" + "7".repeat(20_000) + "\"");
		JobView listed = this.queue.jobs.list(new JobQuery("alice", null, 0, 1)).jobs().getFirst();
		assertThat(listed.data()).isNull();
		assertThat(listed.result()).isNull();
		assertThat(listed.omitted()).containsExactly("data", "result");
		assertThat(this.queue.view(id).omitted()).isEmpty();
		assertThat(this.queue.show(id)).contains("7".repeat(20_000)).doesNotContain("omitted");
	}

	@Test
	void removesJobsThatEndedLongAgoAndNoOthers() {
		List<JobId> ids = this.queue.submitAll("", "", "'delayMs':600000000");
		this.queue.claims.complete(claimed("a"), "1");
		this.queue.clock.advance(Duration.ofHours(2));
		this.queue.claims.fail(claimed("a"), "so it is");
		this.queue.clock.advance(Duration.ofHours(22));
		this.queue.retention.removeOld();
		assertThat(list(new JobQuery(null, null, 0, 9))).hasSize(3);
		this.queue.clock.advance(Duration.ofMillis(1));
		this.queue.retention.removeOld();
		assertThat(list(new JobQuery(null, null, 0, 9))).containsExactly(ids.get(2).text(), ids.get(1).text());
		this.queue.clock.advance(Duration.ofDays(1));
		this.queue.retention.removeOld();
		assertThat(list(new JobQuery(null, null, 0, 9))).containsExactly(ids.get(2).text());
		assertThat(this.jdbc.sql("select count(*) from compute_job_data").query(Integer.class).single()).isEqualTo(1);
		assertThat(this.jdbc.sql("select count(*) from compute_job_result").query(Integer.class).single()).isZero();
	}

	@Test
	void removesLargeJobsInSmallBatches() {
		this.queue.submitAll("", "", "");
		for (int i = 0; i < 3; i++) {
			this.queue.claims.complete(claimed("a"), "\"" + "7".repeat(3_000_000) + "\"");
		}
		this.queue.clock.advance(Duration.ofDays(2));
		assertThat(List.of(this.queue.retention.removeBatch(), this.queue.retention.removeBatch(),
				this.queue.retention.removeBatch(), this.queue.retention.removeBatch()))
			.containsExactly(1, 1, 1, 0);
	}

	@Test
	void countsWhatTheWholeClusterDoes() {
		this.queue.workers.seen("compute-service-1", 2, Duration.ofSeconds(30));
		this.queue.workers.seen("compute-service-2", 4, Duration.ofSeconds(30));
		this.queue.submitAll("", "", "", "", "'delayMs':900000");
		this.queue.clock.advance(Duration.ofSeconds(2));
		Claim first = claimed("compute-service-1");
		this.queue.clock.advance(Duration.ofSeconds(1));
		Claim second = claimed("compute-service-2");
		claimed("compute-service-2");
		this.queue.claims.complete(first, "1");
		this.queue.claims.fail(second, "so it is");
		Statistics.Answer figures = this.queue.statistics.figures();
		assertThat(figures.queue()).isEqualTo(Map.of(JobStatus.WAITING, 1L, JobStatus.DELAYED, 1L, JobStatus.ACTIVE, 1L,
				JobStatus.COMPLETED, 1L, JobStatus.FAILED, 1L, JobStatus.CANCELLED, 0L));
		assertThat(figures.throughputPerSecond()).isEqualTo(1 / 60.0);
		assertThat(figures.waitMs()).isEqualTo(new Percentiles(2000L, 3000L, 3000L));
		assertThat(figures.runMs()).isEqualTo(new Percentiles(0L, 1000L, 1000L));
		assertThat(figures.workers()).extracting("service", "active", "capacity")
			.containsExactly(tuple("compute-service-1", 0, 2), tuple("compute-service-2", 1, 4));
		this.queue.clock.advance(Duration.ofSeconds(28));
		this.queue.workers.gone("compute-service-1");
		assertThat(this.queue.statistics.figures().workers()).isEmpty();
		this.queue.clock.advance(Duration.ofSeconds(40));
		assertThat(this.queue.statistics.figures().throughputPerSecond()).isZero();
	}

	@Test
	void knowsNoTimesWhereNothingRan() {
		assertThat(this.queue.statistics.figures().waitMs()).isEqualTo(new Percentiles(null, null, null));
	}

	@Test
	void writesNothingWhenThereIsNothingToDo() throws SQLException {
		this.queue.submitAll("'delayMs':1000");
		try (Connection writer = this.database.getConnection()) {
			writer.setAutoCommit(false);
			writer.createStatement().execute("select 1");
			assertThat(claim("a")).isEmpty();
			assertThat(this.queue.claims.claimable(5)).isZero();
			this.queue.retention.removeOld();
			assertThat(this.queue.statistics.figures().queue()).containsEntry(JobStatus.DELAYED, 1L);
			writer.rollback();
			writer.setAutoCommit(true);
		}
	}

}
