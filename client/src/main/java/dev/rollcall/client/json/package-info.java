/**
 * As much of JSON as the client says and hears, by Jackson's parser alone: mapping onto
 * types would take longer to load than all the rest.
 */
@NullMarked
package dev.rollcall.client.json;

import org.jspecify.annotations.NullMarked;
