package dev.rollcall.data;

import dev.rollcall.starter.testing.OnPostgresql;

@OnPostgresql
class PostgresqlStatementLimitTests extends StatementLimitTests {

}
