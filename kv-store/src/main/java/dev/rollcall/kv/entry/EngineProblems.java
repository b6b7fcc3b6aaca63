package dev.rollcall.kv.entry;

import java.time.Duration;

import dev.rollcall.kv.engine.KvUnavailableException;
import dev.rollcall.kv.engine.RefusedWriteException;
import dev.rollcall.starter.problem.ExceptionTranslator;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's refusals and outages are to a client. They bring no cause: the engine
 * logs an outage once, and not with each call that meets it.
 */
class EngineProblems implements ExceptionTranslator {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	@Override
	public @Nullable ProblemException translate(Exception ex) {
		if (ex instanceof RefusedWriteException refused) {
			KvProblem problem = KvProblem.of(refused.reason());
			return new ProblemException(problem, problem.title());
		}
		if (ex instanceof KvUnavailableException unavailable) {
			return unavailable.isDiskFull() ? new ProblemException(KvProblem.DISK_FULL, KvProblem.DISK_FULL.title())
					: ProblemException.unavailable("The write was not committed; it may be later, or not at all",
							RETRY_AFTER, null);
		}
		return null;
	}

}
