package dev.rollcall.benchmark.peer.data;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Starts the server of items, or a PostgreSQL when it is told a port for one. */
public class PeerDataApplication {

	public static void main(String[] args) throws IOException, SQLException, InterruptedException {
		Map<String, String> environment = System.getenv();
		String port = environment.get("POSTGRESQL_PORT");
		if (port != null) {
			DurablePostgresql.run(Integer.parseInt(port));
			return;
		}
		Sessions sessions = Sessions.open(environment.get("DATABASE_URL"), environment.get("DATABASE_USER"),
				environment.get("DATABASE_PASSWORD"));
		ItemServer.start(Integer.parseInt(environment.get("PORT")), new Items(sessions));
	}

}
