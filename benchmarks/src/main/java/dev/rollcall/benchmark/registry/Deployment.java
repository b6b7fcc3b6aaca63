package dev.rollcall.benchmark.registry;

import java.net.URI;

/** A registry, a gateway and a service with one instance, all running. */
interface Deployment extends AutoCloseable {

	/** What it is called in the report. */
	String name();

	/** What any instance of the service answers through the gateway. */
	URI route();

	/** The process of its registry. */
	long registryPid();

	/** One more instance of the service, not started yet. */
	Server newServer();

	/** How an instance speaks Eureka's own language to the registry. */
	RegistryCalls eurekaCalls();

	/** Stops everything. */
	@Override
	void close();

}
