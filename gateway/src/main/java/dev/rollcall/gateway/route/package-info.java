/**
 * Which services the routes lead to.
 */
@NullMarked
package dev.rollcall.gateway.route;

import org.jspecify.annotations.NullMarked;
