package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An instance that requests can be sent to.
 *
 * @param id what it is known by, unique in the whole registry
 * @param name what people call it, the id unless its registration says otherwise
 * @param address scheme, host and port
 * @param standing what it has shown of where it belongs
 * @param registeredAt when it registered, so that a process which takes the place of
 * another one under the same id is not taken for it; {@code null} when nobody said
 */
public record Instance(String id, String name, URI address, Standing standing, @Nullable Instant registeredAt) {

	/**
	 * An instance that the settings name.
	 * @param id what it calls itself
	 * @param address scheme, host and port
	 * @return an instance that has shown nothing
	 */
	static Instance configured(String id, URI address) {
		return new Instance(id, id, address, Standing.CONFIGURED, null);
	}

	/**
	 * An instance of which no more than the address is known yet.
	 * @param address scheme, host and port
	 * @return an instance that is called like its address
	 */
	static Instance unnamed(URI address) {
		return configured(address.getAuthority(), address);
	}

	boolean isNamed() {
		return !this.id.equals(this.address.getAuthority());
	}

	boolean isForeign() {
		return this.standing == Standing.FOREIGN;
	}

	boolean isMember() {
		return this.standing == Standing.MEMBER;
	}

	/**
	 * The address of a request at this instance.
	 * @param request the request as it came
	 * @return this instance with path and query of the request, byte for byte
	 */
	URI url(URI request) {
		StringBuilder url = new StringBuilder(this.address.toString()).append(request.getRawPath());
		if (request.getRawQuery() != null) {
			url.append('?').append(request.getRawQuery());
		}
		return URI.create(url.toString());
	}

}
