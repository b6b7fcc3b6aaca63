package dev.rollcall.registry.lease;

import com.netflix.appinfo.InstanceInfo;

/** Who may register what. */
final class Admission {

	private Admission() {
	}

	static void requireRoom(int instances, int instancesMax) {
		if (instances >= instancesMax) {
			throw new RefusedRegistrationException(RegistryProblem.FULL,
					"The registry has " + instancesMax + " instances and takes no more");
		}
	}

	static void requireSameApplication(InstanceInfo instance, InstanceInfo before) {
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
