package dev.rollcall.cluster.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Instance;
import dev.rollcall.cluster.Topology;

/**
 * Understands what was typed.
 */
final class Arguments {

	private final String command;

	private final List<String> rest;

	private Arguments(String command, List<String> rest) {
		this.command = command;
		this.rest = new ArrayList<>(rest);
	}

	/**
	 * The command that was meant.
	 * @param typed what was typed after {@code ./rollcall}
	 * @throws UsageException when it can't be understood
	 */
	static Command parse(List<String> typed) {
		if (typed.isEmpty()) {
			return new HelpCommand();
		}
		Arguments arguments = new Arguments(typed.getFirst(), typed.subList(1, typed.size()));
		Command command = arguments.command();
		arguments.requireNothingLeft();
		return command;
	}

	private Command command() {
		return switch (this.command) {
			case "up" -> new UpCommand(instances());
			case "status" -> new StatusCommand();
			case "logs" -> new LogsCommand(flag("-f"), name());
			case "kill" -> new KillCommand(name());
			case "restart" -> new RestartCommand(name());
			case "scale" -> new ScaleCommand(component(), count());
			case "client" -> new ClientCommand(everything());
			case "backup" -> new BackupCommand(folder());
			case "down" -> new DownCommand();
			case "token" -> new TokenCommand(account());
			case "help", "-h", "--help" -> new HelpCommand();
			default -> throw new UsageException("there is no command '" + this.command + "'");
		};
	}

	private boolean flag(String flag) {
		return this.rest.remove(flag);
	}

	private String name() {
		if (this.rest.isEmpty() || this.rest.getFirst().startsWith("-")) {
			throw new UsageException("'" + this.command + "' needs the name of an instance, such as data-service-2");
		}
		return this.rest.removeFirst();
	}

	private Optional<Path> folder() {
		if (this.rest.isEmpty()) {
			return Optional.empty();
		}
		if (this.rest.getFirst().startsWith("-")) {
			throw new UsageException("'backup' needs no option, only a folder if you like");
		}
		return Optional.of(Path.of(this.rest.removeFirst()));
	}

	private String account() {
		String account = this.rest.isEmpty() ? "demo" : this.rest.removeFirst();
		if (!account.equals("demo") && !account.equals("admin")) {
			throw new UsageException("'token' knows the passwords of demo and admin, not of '" + account + "'");
		}
		return account;
	}

	private List<String> everything() {
		List<String> everything = List.copyOf(this.rest);
		this.rest.clear();
		return everything;
	}

	private Component component() {
		if (this.rest.isEmpty()) {
			throw new UsageException("'scale' needs a service and a number, such as compute 5");
		}
		String name = this.rest.removeFirst();
		return Component.of(name)
			.or(() -> Component.of(name + "-service"))
			.orElseThrow(() -> new UsageException("'scale' knows auth, data and compute, not '" + name + "'"));
	}

	private int count() {
		if (this.rest.isEmpty() || !this.rest.getFirst().matches("[0-9]{1,4}")) {
			throw new UsageException("'scale' needs a number of instances, 1 to " + Instance.NUMBER_MAX);
		}
		return Integer.parseInt(this.rest.removeFirst());
	}

	private int instances() {
		int option = this.rest.indexOf("--instances");
		if (option < 0) {
			return option("--instances=").map(Arguments::number).orElse(Topology.INSTANCES_DEFAULT);
		}
		if (option == this.rest.size() - 1) {
			throw new UsageException("'--instances' needs a number, 1 to " + Instance.NUMBER_MAX);
		}
		this.rest.remove(option);
		return number(this.rest.remove(option));
	}

	private Optional<String> option(String prefix) {
		return this.rest.stream().filter((argument) -> argument.startsWith(prefix)).findFirst().map((argument) -> {
			this.rest.remove(argument);
			return argument.substring(prefix.length());
		});
	}

	private static int number(String text) {
		if (!text.matches("[1-" + Instance.NUMBER_MAX + "]")) {
			throw new UsageException(
					"'--instances' is a number from 1 to %d, not '%s'".formatted(Instance.NUMBER_MAX, text));
		}
		return Integer.parseInt(text);
	}

	private void requireNothingLeft() {
		if (!this.rest.isEmpty()) {
			throw new UsageException("'%s' does not know '%s'".formatted(this.command, this.rest.getFirst()));
		}
	}

}
