package dev.rollcall.gateway.edge;

import java.net.ConnectException;
import java.net.Socket;

import dev.rollcall.gateway.GatewayApplication;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.instance.WarmUpDoor;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class NettyDoorTests extends RunningGateway {

	@Autowired
	private WarmUpDoor door;

	@Test
	void leadsToTheGatewayUntilItCloses() {
		int opened = this.door.open();
		HttpProbe behind = new HttpProbe("http://127.0.0.1:" + opened);
		try {
			assertThat(opened).isNotEqualTo(port());
			Answer health = behind.get("/health");
			assertThat(health.status()).as(health.text()).isEqualTo(200);
			assertThat(health.header("X-Instance-Id")).isEqualTo("gateway-1");
			assertThat(health.json().path("loadBalancer").asString()).isEqualTo("operational");
		}
		finally {
			this.door.close();
		}
		assertThatThrownBy(() -> new Socket("127.0.0.1", opened).close()).isInstanceOf(ConnectException.class);
		assertThat(http().get("/health").status()).as("the web server itself").isEqualTo(200);
	}

	@Test
	void isGoneThroughBeforeTheGatewayStarts(CapturedOutput output) {
		try (ConfigurableApplicationContext gateway = new SpringApplicationBuilder(GatewayApplication.class).run(
				"--server.port=0", "--USE_DYNAMIC_DISCOVERY=false", "--AUTH_PORTS=", "--DATA_PORTS=",
				"--COMPUTE_PORTS=", "--logging.level.dev.rollcall.starter.instance=debug")) {
			String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
			assertThat(output.getAll()).containsPattern(":\\d+/health 200")
				.containsPattern(":\\d+/ready \\d{3}")
				.containsPattern(":\\d+/warm-up 404")
				.doesNotContain(":" + port + "/health", "Not warm");
		}
	}

}
