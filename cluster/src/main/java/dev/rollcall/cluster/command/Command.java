package dev.rollcall.cluster.command;

import dev.rollcall.cluster.ClusterSettings;

/**
 * What {@code ./rollcall} can do.
 */
sealed interface Command permits BackupCommand, ClientCommand, DownCommand, HelpCommand, KillCommand, LogsCommand,
		RestartCommand, ScaleCommand, StatusCommand, TokenCommand, UpCommand {

	/** All went well. */
	int OK = 0;

	/** Something failed; a line on the error output says what. */
	int FAILED = 1;

	/** It was called in a way that it does not know. */
	int USAGE = 2;

	/** {@code status} found no process at all. */
	int NOTHING_RUNS = 3;

	/** Ended by Ctrl-C, as shells put it. */
	int INTERRUPTED = 130;

	/**
	 * Does it.
	 * @return the exit code
	 * @throws dev.rollcall.cluster.ClusterException with the line to print when it fails
	 */
	int run(ClusterSettings settings, Console console) throws InterruptedException;

}
