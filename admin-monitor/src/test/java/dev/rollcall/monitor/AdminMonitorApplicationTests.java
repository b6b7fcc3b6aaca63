package dev.rollcall.monitor;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;

import org.springframework.boot.test.web.server.LocalServerPort;

/** The monitor answers bad input like every service. */
@MonitorTest
class AdminMonitorApplicationTests extends ProblemContract {

	@LocalServerPort
	private int port;

	@Override
	protected HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	@Override
	protected HttpProbe user() {
		return anonymous().as(TestTokens.of("alice", "USER"));
	}

	@Override
	protected String postPath() {
		return EchoController.PATH;
	}

	@Override
	protected int bodyLimitBytes() {
		return 16 * 1024;
	}

	@Override
	protected String instanceName() {
		return "admin-monitor-1";
	}

}
