package dev.rollcall.starter.instance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an instance sends itself its first requests.
 *
 * @param enabled whether it does, before it says that it is ready
 * @param exit whether it ends after that: the training run of an AOT cache
 */
@ConfigurationProperties("rollcall.warm-up")
record WarmUpProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean exit) {
}
