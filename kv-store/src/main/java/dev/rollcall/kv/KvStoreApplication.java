package dev.rollcall.kv;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the key-value store. */
@SpringBootApplication
public class KvStoreApplication {

	/**
	 * Starts the key-value store.
	 * @param args Spring properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(KvStoreApplication.class, args);
	}

}
