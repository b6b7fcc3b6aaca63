/**
 * Items with the JDK's HTTP server over plain JDBC: no framework, no check of anything.
 */
@NullMarked
package dev.rollcall.benchmark.peer.data;

import org.jspecify.annotations.NullMarked;
