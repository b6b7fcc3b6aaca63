package dev.rollcall.gateway.balance;

import java.net.URI;

/**
 * An instance that requests can be sent to.
 *
 * @param id its name, unique in the whole registry
 * @param address scheme, host and port
 */
public record Instance(String id, URI address) {

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
