package dev.rollcall.kv.entry;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one call may bring or take.
 *
 * @param valueSizeMax the JSON text of a value as it is stored, with escapes for
 * everything beyond ASCII; at least 1 byte; beyond, 413
 * @param operandDigitsMax decimal digits of a factor, delta or initial value, at least 1
 * @param ttlMax how far away the end of an entry may be, at least 1 second
 * @param pageSize entries in one answer unless the call says how many, from 1 to
 * {@code pageSizeMax}
 * @param pageSizeMax entries in one answer at most
 */
@ConfigurationProperties("rollcall.kv.entry")
record EntryProperties(@DefaultValue("256KB") DataSize valueSizeMax, @DefaultValue("10000") int operandDigitsMax,
		@DefaultValue("366d") Duration ttlMax, @DefaultValue("100") int pageSize,
		@DefaultValue("1000") int pageSizeMax) {

	EntryProperties {
		if (valueSizeMax.toBytes() < 1 || operandDigitsMax < 1 || ttlMax.toSeconds() < 1) {
			throw new IllegalArgumentException("The limits of rollcall.kv.entry must be positive");
		}
		if (pageSize < 1 || pageSize > pageSizeMax) {
			throw new IllegalArgumentException("rollcall.kv.entry.page-size must be from 1 to page-size-max ("
					+ pageSizeMax + "), not " + pageSize);
		}
	}

}
