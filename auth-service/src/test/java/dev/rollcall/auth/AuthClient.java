package dev.rollcall.auth;

import java.util.UUID;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** Registers and signs in over HTTP, for tests that need somebody. */
@Lazy
public class AuthClient {

	/** A password that every rule takes. */
	public static final String PASSWORD = "correct horse battery";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Environment environment;

	AuthClient(Environment environment) {
		this.environment = environment;
	}

	/**
	 * The running service.
	 * @return a probe without credentials
	 */
	public HttpProbe anonymous() {
		return new HttpProbe(this.environment.getRequiredProperty("local.server.port", Integer.class));
	}

	/**
	 * A name that no other test uses.
	 * @return a user name
	 */
	public static String newName() {
		return "user-" + UUID.randomUUID();
	}

	/**
	 * Somebody new.
	 * @return who has just registered
	 */
	public Registered register() {
		String name = newName();
		Answer answer = register(name, name + "@example.org", PASSWORD);
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		return new Registered(name, answer.json());
	}

	/**
	 * Registers.
	 * @param username the name
	 * @param email the address
	 * @param password the password
	 * @return the answer
	 */
	public Answer register(String username, String email, String password) {
		return anonymous().post("/api/auth/register",
				object().put("username", username).put("email", email).put("password", password).toString());
	}

	/**
	 * Signs in.
	 * @param member {@code username} or {@code email}
	 * @param name its value
	 * @param password the password
	 * @return the answer
	 */
	public Answer login(String member, String name, String password) {
		return anonymous().post("/api/auth/login", object().put(member, name).put("password", password).toString());
	}

	/**
	 * Renews.
	 * @param refreshToken the refresh token
	 * @return the answer
	 */
	public Answer refresh(String refreshToken) {
		return anonymous().post("/api/auth/refresh", object().put("refreshToken", refreshToken).toString());
	}

	/**
	 * An empty JSON object.
	 * @return the object
	 */
	public static ObjectNode object() {
		return JSON.createObjectNode();
	}

	/**
	 * Somebody who has registered.
	 *
	 * @param name the user name; the address is the name at example.org
	 * @param answer the answer to the registration
	 */
	public record Registered(String name, JsonNode answer) {

		/**
		 * The account's id.
		 * @return the id
		 */
		public String id() {
			return this.answer.path("user").path("id").asString();
		}

		/**
		 * The account's address.
		 * @return the address
		 */
		public String email() {
			return this.name + "@example.org";
		}

		/**
		 * The access token.
		 * @return the token
		 */
		public String token() {
			return this.answer.path("token").asString();
		}

		/**
		 * The refresh token.
		 * @return the token
		 */
		public String refreshToken() {
			return this.answer.path("refreshToken").asString();
		}

	}

}
