package dev.rollcall.gateway.balance;

import java.net.URI;

/**
 * An instance that requests can be sent to.
 *
 * @param id what it is known by, unique in the whole registry
 * @param name what people call it, the id unless its registration says otherwise
 * @param address scheme, host and port
 * @param foreign whether it registered without the cluster's credential: it gets requests
 * like others, without their senders' credentials, and is never believed nor told what
 * only the cluster may know
 */
public record Instance(String id, String name, URI address, boolean foreign) {

	Instance(String id, URI address) {
		this(id, id, address, false);
	}

	/**
	 * An instance of which no more than the address is known yet.
	 * @param address scheme, host and port
	 * @return an instance that is called like its address
	 */
	static Instance unnamed(URI address) {
		return new Instance(address.getAuthority(), address);
	}

	boolean isNamed() {
		return !this.id.equals(this.address.getAuthority());
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
