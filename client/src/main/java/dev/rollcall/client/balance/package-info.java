/**
 * Asks the registry once a session and goes round the servers of its list; a dead one
 * costs a log line, never the request.
 */
@NullMarked
package dev.rollcall.client.balance;

import org.jspecify.annotations.NullMarked;
