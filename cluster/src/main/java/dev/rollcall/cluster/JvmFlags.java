package dev.rollcall.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * How the JVM of an instance is started. A JVM uses an {@link AotCache} only with the
 * flags that it was trained with, so its start and its training take them from here. The
 * images have the same.
 */
final class JvmFlags {

	/**
	 * For a dozen JVMs on a small machine: one collector thread, the quick compiler only,
	 * small stacks, object headers and heaps. The last two silence warnings of Netty,
	 * SQLite and Eureka.
	 */
	private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k",
			"-XX:+UseCompactObjectHeaders", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow");

	/**
	 * Left out for what computes, because the intrinsics of large integers exist in the
	 * thorough compiler only, and for what answers most requests.
	 */
	private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

	/**
	 * Where there is the thorough compiler: it compiles what runs ten times as often as
	 * the JVM's default, because what only a start runs is not worth its time.
	 */
	private static final List<String> THOROUGH_WHERE_IT_PAYS = List.of("-XX:Tier4InvocationThreshold=50000",
			"-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000");

	/**
	 * Two quick and four thorough compilers. On two processors there would be one of
	 * each, and beside 64 busy threads of requests the one gets so little time that it
	 * has not done its work after minutes (docs/decisions/0012).
	 */
	private static final String COMPILERS = "-XX:CICompilerCount=6";

	private JvmFlags() {
	}

	static List<String> of(Application application) {
		List<String> flags = new ArrayList<>(FLAGS);
		if (application == Component.COMPUTE_SERVICE || application == Component.DATA_SERVICE) {
			flags.remove(QUICK_COMPILER_ONLY);
			flags.addAll(THOROUGH_WHERE_IT_PAYS);
		}
		if (application == Component.DATA_SERVICE) {
			flags.add(COMPILERS);
		}
		return flags;
	}

}
