package dev.rollcall.cluster.command;

import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code help}: what there is.
 */
record HelpCommand() implements Command {

	private static final String TEXT = """
			./rollcall runs the cluster on this machine.

			  up [--instances N]   build what is not built, start what is not running: the registry,
			                       kv-store, the gateway, N (1-9, default 3) of each service, and
			                       the monitor
			  status               a table of what was started; exit code 0 when all is healthy,
			                       1 when not, 3 when nothing is running
			  logs [-f] NAME       print the output of an instance; -f: and what comes, until Ctrl-C
			  kill NAME            kill -9 an instance, to see what happens
			  restart NAME         stop an instance, if it is running, and start it
			  scale SERVICE N      start or stop instances of auth, data or compute until there are N
			  backup [FOLDER]      copy the data while it is used, to data/backups/<UTC time>
			  down                 stop everything: gracefully, then firmly
			  token [admin]        print a bearer token of the account 'demo', or of 'admin'
			  client [...]         run the client: its menu, or sum A B, multiply N, login, logout
			  help                 print this

			NAME is an instance such as data-service-2; data-service alone is the first.
			Data, secrets, logs and state lie in this folder, or in ROLLCALL_HOME if it is set.
			Exit codes: 0 done, 1 failed, 2 not understood; of client, its own.""";

	@Override
	public int run(ClusterSettings settings, Console console) {
		console.print(TEXT);
		return OK;
	}

}
