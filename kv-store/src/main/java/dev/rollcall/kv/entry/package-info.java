/**
 * {@code /api/kv}: the store over HTTP, for the cluster's own processes.
 */
@NullMarked
package dev.rollcall.kv.entry;

import org.jspecify.annotations.NullMarked;
