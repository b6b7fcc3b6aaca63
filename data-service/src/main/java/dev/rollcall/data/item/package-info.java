/**
 * Items: JSON values under keys, each with an owner, a version and metadata to find it
 * by.
 */
@NullMarked
package dev.rollcall.data.item;

import org.jspecify.annotations.NullMarked;
