package dev.rollcall.data.item;

import javax.sql.DataSource;

import dev.rollcall.starter.instance.WarmUpRequest;
import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires items. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ItemProperties.class)
class ItemConfiguration {

	/**
	 * Who owns an item is known only where it is read: {@link Item} refuses the others.
	 */
	@Bean
	AccessRules accessRules() {
		return (requests) -> requests.requestMatchers("/api/data", "/api/data/**").hasRole(Caller.USER);
	}

	/** On SQLite, and there only, those who read have connections of their own. */
	@Bean
	ItemRepository itemRepository(JdbcTemplate database, @Qualifier("readers") ObjectProvider<DataSource> readers) {
		DataSource ofReaders = readers.getIfAvailable();
		return (ofReaders != null) ? new ItemRepository(database, new JdbcTemplate(ofReaders), false)
				: new ItemRepository(database, database, true);
	}

	@Bean
	MetadataIndex metadataIndex(@Qualifier("readers") ObjectProvider<DataSource> readers) {
		return (readers.getIfAvailable() != null) ? MetadataIndex.SQLITE : MetadataIndex.POSTGRESQL;
	}

	@Bean
	WarmUpRequest listing() {
		return new WarmUpRequest("GET", ItemController.PATH + "?size=1", null);
	}

	/** Of an item that may be there or not: both go the whole way to the database. */
	@Bean
	WarmUpRequest reading() {
		return new WarmUpRequest("GET", ItemController.PATH + "/warm-up", null);
	}

}
