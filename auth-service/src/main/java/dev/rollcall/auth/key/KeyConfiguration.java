package dev.rollcall.auth.key;

import java.time.InstantSource;

import dev.rollcall.starter.token.TokenProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the keys. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

	@Bean
	SigningKeyCipher signingKeyCipher(KeyEncryptionProperties properties) {
		return new SigningKeyCipher(properties);
	}

	/** Takes the place of the starter's, which asks the instances of this service. */
	@Bean
	VerificationKeys verificationKeys(SigningKeyRepository repository, TokenProperties properties,
			InstantSource clock) {
		return new VerificationKeys(repository, properties.keysRefreshIntervalMin(), clock);
	}

}
