/**
 * The database that the services of one machine share: where it lies, how it is opened,
 * and that one process at a time migrates it.
 */
@NullMarked
package dev.rollcall.starter.database;

import org.jspecify.annotations.NullMarked;
