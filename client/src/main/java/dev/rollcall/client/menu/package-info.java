/**
 * The menu: reads choices and numbers line by line, from a terminal or a pipe.
 */
@NullMarked
package dev.rollcall.client.menu;

import org.jspecify.annotations.NullMarked;
