package dev.rollcall.monitor.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rollcall.monitor.roster.ServiceTypes;
import tools.jackson.databind.JsonNode;

/**
 * The system at a glance (CONTRACT 9).
 *
 * @param summary how many are well
 * @param services the instances by type; the types of the system itself are always there
 * @param requestMetrics the gateway's counts, empty while it gives none
 * @param timestamp when the instances were asked
 */
public record Picture(Summary summary, Map<String, List<InstanceView>> services, JsonNode requestMetrics,
		Instant timestamp) {

	/**
	 * Draws what a round found.
	 * @param round the round
	 * @return the picture
	 */
	public static Picture of(Round round) {
		Map<String, List<InstanceView>> found = round.states()
			.stream()
			.sorted(Comparator.comparing((state) -> state.target().id().name()))
			.collect(Collectors.groupingBy((state) -> state.target().id().type(), TreeMap::new,
					Collectors.mapping(InstanceView::of, Collectors.toList())));
		Map<String, List<InstanceView>> services = Stream.concat(ServiceTypes.known().stream(), found.keySet().stream())
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (type) -> found.getOrDefault(type, List.of()),
					(first, second) -> first, LinkedHashMap::new));
		return new Picture(Summary.of(round.at(), services), services, round.requestMetrics(), round.at());
	}

}
