package dev.rollcall.cluster.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rollcall.cluster.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Arguments}.
 */
class ArgumentsTests {

	@Test
	void understandsEveryCommand() {
		assertThat(parse("up")).isEqualTo(new UpCommand(3));
		assertThat(parse("up --instances 9")).isEqualTo(new UpCommand(9));
		assertThat(parse("up --instances=1")).isEqualTo(new UpCommand(1));
		assertThat(parse("status")).isEqualTo(new StatusCommand());
		assertThat(parse("logs gateway")).isEqualTo(new LogsCommand(false, "gateway"));
		assertThat(parse("logs -f gateway")).isEqualTo(new LogsCommand(true, "gateway"));
		assertThat(parse("logs gateway -f")).isEqualTo(new LogsCommand(true, "gateway"));
		assertThat(parse("kill data-service-2")).isEqualTo(new KillCommand("data-service-2"));
		assertThat(parse("restart data-service-2")).isEqualTo(new RestartCommand("data-service-2"));
		assertThat(parse("down")).isEqualTo(new DownCommand());
		assertThat(List.of(parse("scale compute 5"), parse("scale compute-service 5")))
			.containsOnly(new ScaleCommand(Component.COMPUTE_SERVICE, 5));
		assertThat(parse("scale auth 0")).isEqualTo(new ScaleCommand(Component.AUTH_SERVICE, 0));
		assertThat(parse("scale gateway 2")).isEqualTo(new ScaleCommand(Component.GATEWAY, 2));
		assertThat(parse("client")).isEqualTo(new ClientCommand(List.of()));
		assertThat(parse("client sum -1 --x")).isEqualTo(new ClientCommand(List.of("sum", "-1", "--x")));
		assertThat(parse("backup")).isEqualTo(new BackupCommand(Optional.empty()));
		assertThat(parse("backup some/folder")).isEqualTo(new BackupCommand(Optional.of(Path.of("some/folder"))));
		assertThat(parse("token")).isEqualTo(new TokenCommand("demo"));
		assertThat(parse("token admin")).isEqualTo(new TokenCommand("admin"));
		assertThat(List.of(parse(""), parse("help"), parse("-h"), parse("--help"))).containsOnly(new HelpCommand());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "start | there is no command 'start'", "up --instances | '--instances' needs a number, 1 to 9",
					"up --instances 0 | '--instances' is a number from 1 to 9, not '0'",
					"up --instances 10 | '--instances' is a number from 1 to 9, not '10'",
					"up --instances=x | '--instances' is a number from 1 to 9, not 'x'",
					"up --instances 2 --instances 3 | 'up' does not know '--instances'",
					"up data-service | 'up' does not know 'data-service'",
					"kill | 'kill' needs the name of an instance, such as data-service-2",
					"kill -9 | 'kill' needs the name of an instance, such as data-service-2",
					"kill gateway auth-service | 'kill' does not know 'auth-service'",
					"logs -f | 'logs' needs the name of an instance, such as data-service-2",
					"status -f | 'status' does not know '-f'",
					"scale | 'scale' needs a service and a number, such as compute 5",
					"scale compute | 'scale' needs a number of instances, 1 to 9",
					"scale compute x | 'scale' needs a number of instances, 1 to 9",
					"scale compote 5 | 'scale' knows auth, data and compute, not 'compote'",
					"scale compute 5 6 | 'scale' does not know '6'",
					"backup --all | 'backup' needs no option, only a folder if you like",
					"backup here there | 'backup' does not know 'there'", "down now | 'down' does not know 'now'" })
	void saysWhatIsWrong(String typed, String message) {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse(typed)).withMessage(message);
	}

	private static Command parse(String typed) {
		return Arguments.parse(typed.isEmpty() ? List.of() : List.of(typed.split(" ")));
	}

}
