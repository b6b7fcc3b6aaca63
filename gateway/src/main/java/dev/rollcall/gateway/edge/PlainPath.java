package dev.rollcall.gateway.edge;

/**
 * The paths that mean the same to everybody who reads them. The gateway chooses a route
 * by the path as it was sent, and sends it on as it was sent; were a service to decode or
 * normalise it into another one, a request could leave its route. So what could be read
 * in two ways is refused: empty and dot segments, path parameters, and percent signs in
 * front of anything that separates or ends a path. Spring Security's firewall refuses the
 * same at the services.
 */
final class PlainPath {

	private static final String SEPARATORS = "/\\.;%";

	private static final int ESCAPE_LENGTH = 3;

	private static final int HEXADECIMAL = 16;

	private static final char DELETE = 0x7f;

	private PlainPath() {
	}

	/**
	 * Looks at a path.
	 * @param path the path of a URI, not decoded
	 * @return whether there is one way only to read it
	 */
	static boolean is(String path) {
		if (path.contains("//") || path.contains("/./") || path.contains("/../") || path.endsWith("/.")
				|| path.endsWith("/..")) {
			return false;
		}
		int index = 0;
		while (index < path.length()) {
			char next = path.charAt(index);
			if (next == '%') {
				if (!isPlainEscape(path, index)) {
					return false;
				}
				index += ESCAPE_LENGTH;
			}
			else if (next <= ' ' || next >= DELETE || next == ';' || next == '\\') {
				return false;
			}
			else {
				index++;
			}
		}
		return true;
	}

	private static boolean isPlainEscape(String path, int index) {
		if (index + ESCAPE_LENGTH > path.length()) {
			return false;
		}
		int high = Character.digit(path.charAt(index + 1), HEXADECIMAL);
		int low = Character.digit(path.charAt(index + 2), HEXADECIMAL);
		int octet = high * HEXADECIMAL + low;
		return high >= 0 && low >= 0 && octet >= ' ' && octet != DELETE && SEPARATORS.indexOf(octet) < 0;
	}

}
