package dev.rollcall.cluster;

import java.net.URI;

/**
 * One process of a component, as planned: whether it runs is another matter.
 *
 * @param component what it is an instance of
 * @param number its number, 1 to {@value #NUMBER_MAX}
 * @param port where it listens, 1 to 65535
 */
public record Instance(Component component, int number, int port) {

	/** The most instances of one component on one machine. */
	public static final int NUMBER_MAX = 9;

	public Instance {
		if (number < 1 || number > (component.isReplicated() ? NUMBER_MAX : 1)) {
			throw new ClusterException("there is no %s-%d: %s".formatted(component.module(), number,
					component.isReplicated() ? "instances are numbered 1 to " + NUMBER_MAX : "it is there only once"));
		}
		if (port < 1 || port > 65_535) {
			throw new IllegalArgumentException("not a port: " + port);
		}
	}

	/**
	 * The {@code SERVICE_NAME} of the process and the name in every command.
	 * @return such as {@code data-service-2}
	 */
	public String name() {
		return this.component.module() + "-" + this.number;
	}

	/**
	 * Where it answers.
	 * @return such as {@code http://localhost:4003}
	 */
	public URI url() {
		return URI.create("http://localhost:" + this.port);
	}

}
