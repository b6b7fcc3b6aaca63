/**
 * Many changes of items in one call, all of them or none.
 */
@NullMarked
package dev.rollcall.data.batch;

import org.jspecify.annotations.NullMarked;
