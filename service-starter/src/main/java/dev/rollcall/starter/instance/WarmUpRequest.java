package dev.rollcall.starter.instance;

import org.jspecify.annotations.Nullable;

/**
 * A request that an instance sends itself before it says that it is ready. Declared as a
 * bean by a service for the ways through it that its first client would otherwise wait
 * for; it must change nothing and need no other process.
 *
 * @param method such as {@code POST}
 * @param path with a slash at its beginning
 * @param json the body; {@code null} for none
 */
public record WarmUpRequest(String method, String path, @Nullable String json) {
}
