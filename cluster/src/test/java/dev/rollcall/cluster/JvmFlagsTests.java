package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class JvmFlagsTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final String COMPILER = "${COMPILER}";

	/** An instance in a container runs as one beside it does. */
	@ParameterizedTest
	@EnumSource
	void areThoseOfTheImages(Component component) throws IOException {
		String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
		String all = find("JDK_JAVA_OPTIONS=\"([^\"]*)\"", dockerfile);
		assertThat(all).contains(COMPILER);
		String compiler = find("COMPILER: \"([^\"]*)\"", build(component))
			.transform((text) -> text.isEmpty() ? find("ARG COMPILER=(\\S+)", dockerfile) : text);
		assertThat(List.of(all.replace(COMPILER, compiler).split(" ")))
			.containsExactlyInAnyOrderElementsOf(JvmFlags.of(component));
	}

	/** The line of the compose file that says what the image is made of. */
	private static String build(Component component) throws IOException {
		String module = "MODULE: %s,".formatted(component.module());
		try (Stream<String> lines = Files.lines(ROOT.resolve("docker-compose.yml"))) {
			return lines.filter((line) -> line.contains(module)).findFirst().orElseThrow();
		}
	}

	private static String find(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

}
