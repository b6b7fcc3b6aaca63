/**
 * Entries in memory, durable in a SQLite file of their own: one thread writes, all that
 * waits shares a commit, and nothing is seen or acknowledged before it would survive
 * power loss.
 */
@NullMarked
package dev.rollcall.kv.engine;

import org.jspecify.annotations.NullMarked;
