/**
 * How SQLite's JDBC driver is made to begin transactions as this system needs them.
 */
@NullMarked
package dev.rollcall.data.sqlite;

import org.jspecify.annotations.NullMarked;
