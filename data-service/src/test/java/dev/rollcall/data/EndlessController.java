package dev.rollcall.data;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks the database what it would never finish; of the tests' service only. */
@RestController
class EndlessController {

	static final String PATH = "/api/endless";

	private static final String ENDLESS = "with recursive n (i) as (select 1 union all select i %% 1000 + 1 from n) %s from n";

	private final JdbcTemplate database;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	EndlessController(JdbcTemplate database, PlatformTransactionManager transactions) {
		this.database = database;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	@GetMapping(PATH)
	Long read() {
		String sql = ENDLESS.formatted("select count(*)");
		return this.read.execute((transaction) -> this.database.queryForObject(sql, Long.class));
	}

	@PostMapping(PATH)
	void write() {
		String sql = ENDLESS.formatted("select count(*)");
		this.write.executeWithoutResult((transaction) -> {
			this.database.update("delete from data_idempotency");
			this.database.queryForObject(sql, Long.class);
		});
	}

}
