package dev.rollcall.registry.lease;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.netflix.appinfo.AmazonInfo;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.PortType;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says of itself, except how it is and when it said so.
 *
 * @param texts in their order
 * @param numbers in their order: ports and what else is no text
 * @param metadata by their names
 * @param dataCenter the same of where it is, which is more than a word at Amazon only
 */
record Description(List<@Nullable String> texts, List<Object> numbers, Map<String, String> metadata,
		Map<String, String> dataCenter) {

	/** Bytes of objects whose texts are empty, rather too many. */
	private static final int INSTANCE_SIZE = 1024;

	private static final int ENTRY_SIZE = 128;

	static Description of(InstanceInfo instance) {
		return new Description(texts(instance),
				List.of(instance.getPort(), instance.isPortEnabled(PortType.UNSECURE), instance.getSecurePort(),
						instance.isPortEnabled(PortType.SECURE), instance.getDataCenterInfo().getName()),
				instance.getMetadata(), dataCenter(instance));
	}

	private static List<@Nullable String> texts(InstanceInfo instance) {
		return Arrays.asList(instance.getId(), instance.getAppName(), instance.getAppGroupName(),
				instance.getHostName(), instance.getIPAddr(), instance.getVIPAddress(), instance.getSecureVipAddress(),
				instance.getHomePageUrl(), instance.getStatusPageUrl(), instance.getHealthCheckUrl(),
				instance.getSecureHealthCheckUrl(), instance.getASGName());
	}

	private static Map<String, String> dataCenter(InstanceInfo instance) {
		return (instance.getDataCenterInfo() instanceof AmazonInfo amazon) ? amazon.getMetadata() : Map.of();
	}

	/** Everything that is text, but for names. */
	Stream<String> allTexts() {
		return Stream.of(this.texts, this.metadata.values(), this.dataCenter.values())
			.<@Nullable String>flatMap((some) -> some.stream())
			.filter(Objects::nonNull);
	}

	/** Names of texts. */
	Stream<String> names() {
		return Stream.concat(this.metadata.keySet().stream(), this.dataCenter.keySet().stream());
	}

	/** Bytes of memory that it takes at most. */
	long size() {
		long characters = Stream.concat(allTexts(), names()).mapToLong(String::length).sum();
		return INSTANCE_SIZE + Character.BYTES * characters
				+ (long) ENTRY_SIZE * (this.metadata.size() + this.dataCenter.size());
	}

}
