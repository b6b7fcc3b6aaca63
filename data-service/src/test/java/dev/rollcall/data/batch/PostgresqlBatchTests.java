package dev.rollcall.data.batch;

import dev.rollcall.starter.testing.OnPostgresql;

@OnPostgresql
class PostgresqlBatchTests extends BatchTests {

}
