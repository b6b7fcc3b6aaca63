package dev.rollcall.registry.lease;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.netflix.appinfo.InstanceInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/** Who may register what. */
final class Admission {

	private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^/\\\\]]{1,128}");

	private Admission() {
	}

	/**
	 * Lets an instance in.
	 * @param before what the instance replaces
	 * @param all what is registered, with that
	 */
	static void require(InstanceInfo instance, @Nullable InstanceInfo before, Collection<InstanceInfo> all,
			LeaseProperties limits) {
		if (before == null) {
			requireRoom(all.size(), limits.instancesMax());
		}
		else {
			requireSameApplication(instance, before);
			requireRight(Origin.of(instance), before);
		}
		requireAddress(instance);
		requireTexts(instance);
		requireRoomForTexts(instance, before, all, limits.textSizeMax());
	}

	/** Nobody could reach it, or something else would be reached. */
	private static void requireAddress(InstanceInfo instance) {
		Address address = Address.of(instance);
		Host host = Host.ofMachine(address.host()).orElse(null);
		if (!Address.isPort(address.port()) || host == null) {
			throw new RefusedRegistrationException(RegistryProblem.NO_ADDRESS,
					"Port %d is none, or the host is none".formatted(address.port()));
		}
		if (host.isForbidden()) {
			throw new RefusedRegistrationException(RegistryProblem.NO_ADDRESS, "The host " + Host.FORBIDDEN);
		}
		if (!ID.matcher(instance.getId()).matches()) {
			throw new RefusedRegistrationException(RegistryProblem.NO_ADDRESS,
					"An id has 1 to 128 visible ASCII characters without / and \\");
		}
	}

	/**
	 * One that is no XML would make the whole list unreadable for those who read that.
	 */
	private static void requireTexts(InstanceInfo instance) {
		Description description = Description.of(instance);
		boolean told = description.allTexts().allMatch((text) -> Told.isText(text, Integer.MAX_VALUE));
		if (!told || !description.names().allMatch(Told::isName)) {
			throw new RefusedRegistrationException(RegistryProblem.UNTELLABLE,
					"Texts have no controls, names of metadata consist of A-Z a-z 0-9 . _ - with a letter or _ first");
		}
	}

	private static void requireRoom(int instances, int instancesMax) {
		if (instances >= instancesMax) {
			throw new RefusedRegistrationException(RegistryProblem.FULL,
					"The registry has " + instancesMax + " instances and takes no more");
		}
	}

	/**
	 * Whoever says no more than before may say it again.
	 * @param sizeMax bytes of all together
	 */
	private static void requireRoomForTexts(InstanceInfo instance, @Nullable InstanceInfo before,
			Collection<InstanceInfo> all, DataSize sizeMax) {
		long growth = textSize(instance) - ((before != null) ? textSize(before) : 0);
		long size = all.stream().mapToLong(Admission::textSize).sum();
		if (growth > 0 && size + growth > sizeMax.toBytes()) {
			throw new RefusedRegistrationException(RegistryProblem.FULL,
					"The instances have texts of " + sizeMax.toBytes() + " bytes in all and may have no more");
		}
	}

	private static long textSize(InstanceInfo instance) {
		return Stream
			.concat(Stream.of(instance.getId(), instance.getAppName(), instance.getHostName()),
					instance.getMetadata().entrySet().stream().flatMap((e) -> Stream.of(e.getKey(), e.getValue())))
			.filter(Objects::nonNull)
			.mapToLong((text) -> text.getBytes(StandardCharsets.UTF_8).length)
			.sum();
	}

	private static void requireSameApplication(InstanceInfo instance, InstanceInfo before) {
		if (!before.getAppName().equals(instance.getAppName())) {
			throw new RefusedRegistrationException(RegistryProblem.ID_TAKEN, "The id " + instance.getId()
					+ " is that of an instance of " + before.getAppName() + ", not of " + instance.getAppName());
		}
	}

	static void requireRight(Origin caller, InstanceInfo instance) {
		if (caller == Origin.FOREIGN && Origin.of(instance) == Origin.CLUSTER) {
			throw new RefusedRegistrationException(RegistryProblem.NOT_YOURS, "The instance " + instance.getId()
					+ " was registered with the cluster's credential, which this request lacks");
		}
	}

}
