/**
 * Who the client is to the services: a stored login, the demo account, or nobody.
 */
@NullMarked
package dev.rollcall.client.login;

import org.jspecify.annotations.NullMarked;
