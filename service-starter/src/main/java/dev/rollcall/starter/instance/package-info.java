/**
 * Who this process is and how it is: its name and trace on every answer, {@code /health}
 * and {@code /ready}.
 */
@NullMarked
package dev.rollcall.starter.instance;

import org.jspecify.annotations.NullMarked;
