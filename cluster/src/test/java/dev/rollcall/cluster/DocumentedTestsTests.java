package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of the project name tests by which they can be checked. */
class DocumentedTestsTests {

	private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Tests|IT))`");

	/** Each module has one, and what is below was built. */
	private static final Set<String> NOT_OURS = Set.of("target", ".git");

	@Test
	void eachTestThatAPageNamesExists() throws IOException {
		Map<String, Set<String>> pagesByTest = new TreeMap<>();
		for (Path page : pages()) {
			String name = PROJECT.relativize(page).toString();
			NAME.matcher(Files.readString(page))
				.results()
				.map((MatchResult found) -> found.group(1))
				.forEach((test) -> pagesByTest.computeIfAbsent(test, (key) -> new TreeSet<>()).add(name));
		}
		assertThat(pagesByTest).as("tests that pages name").containsKey("ClassroomIT");
		pagesByTest.keySet().removeAll(tests());
		assertThat(pagesByTest).as("tests that do not exist, and where they are named").isEmpty();
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> documents = Files.walk(PROJECT.resolve("docs"))) {
			return Stream
				.concat(Stream.of(PROJECT.resolve("README.md")),
						documents.filter((path) -> path.toString().endsWith(".md")))
				.toList();
		}
	}

	private static Set<String> tests() throws IOException {
		List<String> files = new ArrayList<>();
		Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				files.add(file.getFileName().toString());
				return FileVisitResult.CONTINUE;
			}
		});
		return files.stream()
			.filter((name) -> name.endsWith(".java"))
			.map((name) -> name.substring(0, name.length() - ".java".length()))
			.collect(Collectors.toSet());
	}

}
