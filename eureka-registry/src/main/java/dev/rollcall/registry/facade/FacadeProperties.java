package dev.rollcall.registry.facade;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of what is registered through the facade. Over any of them: 400.
 *
 * @param idLengthMax characters of a {@code serviceId}, at least 1
 * @param typeLengthMax characters of a {@code serviceType}, at least 1
 * @param nameLengthMax characters of a {@code name}, at least 1
 * @param metadataEntriesMax entries of {@code metadata}; 0 forbids metadata
 * @param metadataNameLengthMax characters of a metadata name, at least 1
 * @param metadataTextLengthMax characters of a metadata text, at least 1
 */
@ConfigurationProperties("rollcall.registry.facade")
record FacadeProperties(@DefaultValue("128") int idLengthMax, @DefaultValue("64") int typeLengthMax,
		@DefaultValue("128") int nameLengthMax, @DefaultValue("32") int metadataEntriesMax,
		@DefaultValue("64") int metadataNameLengthMax, @DefaultValue("1024") int metadataTextLengthMax) {

	FacadeProperties {
		requireAtLeast(1, idLengthMax, "id-length-max");
		requireAtLeast(1, typeLengthMax, "type-length-max");
		requireAtLeast(1, nameLengthMax, "name-length-max");
		requireAtLeast(0, metadataEntriesMax, "metadata-entries-max");
		requireAtLeast(1, metadataNameLengthMax, "metadata-name-length-max");
		requireAtLeast(1, metadataTextLengthMax, "metadata-text-length-max");
	}

	private static void requireAtLeast(int min, int value, String name) {
		if (value < min) {
			throw new IllegalArgumentException(
					"rollcall.registry.facade." + name + " must be at least " + min + ", not " + value);
		}
	}

}
