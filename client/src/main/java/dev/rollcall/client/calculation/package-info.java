/**
 * The two operations, as a person types them and reads their results.
 */
@NullMarked
package dev.rollcall.client.calculation;

import org.jspecify.annotations.NullMarked;
