package dev.rollcall.starter.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where classroom mode is refused; what it opens is tested where it is opened. */
class ClassroomModeTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "192.0.2.1", "::", "" })
	void refusesToStartWhereOthersCouldReachIt(String address) {
		MockEnvironment environment = environment(address).withProperty(ClassroomMode.PROPERTY, "true");
		assertThatExceptionOfType(ReachableClassroomException.class).isThrownBy(() -> check(environment))
			.withMessageContaining("server.address is '" + address + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "::1" })
	void startsOnALoopbackAddress(String address) {
		MockEnvironment environment = environment(address).withProperty(ClassroomMode.PROPERTY, "true");
		check(environment);
		assertThat(ClassroomMode.isOn(environment)).isTrue();
	}

	@Test
	void isOffUnlessItIsSwitchedOn() {
		MockEnvironment environment = environment("0.0.0.0");
		check(environment);
		assertThat(ClassroomMode.isOn(environment)).isFalse();
	}

	@Test
	void onlyTheAnonymousCallerMayChangeWhatOthersOwn() {
		assertThat(Caller.ANONYMOUS.mayChangeWhatBelongsTo("7")).isTrue();
		assertThat(new Caller("anonymous", Caller.ANONYMOUS.roles()).mayChangeWhatBelongsTo("7")).isFalse();
	}

	private static MockEnvironment environment(String address) {
		return new MockEnvironment().withProperty("server.address", address);
	}

	private static void check(MockEnvironment environment) {
		new ClassroomMode().postProcessEnvironment(environment, new SpringApplication());
	}

}
