/**
 * Who may see what the gateway answers itself: pictures of the system for administrators
 * and the cluster, the actuator for the cluster alone.
 */
@NullMarked
package dev.rollcall.gateway.access;

import org.jspecify.annotations.NullMarked;
