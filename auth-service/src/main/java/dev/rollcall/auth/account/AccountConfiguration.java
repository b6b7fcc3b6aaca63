package dev.rollcall.auth.account;

import java.util.Map;

import dev.rollcall.starter.token.ClassroomMode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;

/** Wires what is asked of passwords and how they are hashed. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

	/** The logarithm of the rounds. */
	private static final int COST = 10;

	private static final String ALGORITHM = "bcrypt";

	private static final int BCRYPT_DIGEST_LENGTH = 31;

	@Bean
	PasswordPolicy passwordPolicy(Environment environment) {
		return ClassroomMode.isOn(environment) ? PasswordPolicy.CLASSROOM : PasswordPolicy.STANDARD;
	}

	/** Hashes carry the name of their algorithm, so that it can be changed later. */
	@Bean
	PasswordHashing passwordHashing(HashingProperties properties) {
		DelegatingPasswordEncoder encoder = new DelegatingPasswordEncoder(ALGORITHM,
				Map.of(ALGORITHM, new BCryptPasswordEncoder(COST)));
		String nobodysHash = "{" + ALGORITHM + "}" + BCrypt.gensalt(COST) + ".".repeat(BCRYPT_DIGEST_LENGTH);
		return new PasswordHashing(encoder, nobodysHash, properties);
	}

}
