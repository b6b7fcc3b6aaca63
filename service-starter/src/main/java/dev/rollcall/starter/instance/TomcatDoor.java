package dev.rollcall.starter.instance;

import java.net.InetAddress;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * A second connector of the Tomcat that Spring Boot has prepared: its host runs when the
 * context is refreshed, and only the first connector waits for the web server's turn.
 */
class TomcatDoor implements WarmUpDoor {

	private static final Logger log = LoggerFactory.getLogger(TomcatDoor.class);

	private final ApplicationContext context;

	private @Nullable Connector connector;

	TomcatDoor(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public int open() {
		if (!(this.context instanceof WebServerApplicationContext web
				&& web.getWebServer() instanceof TomcatWebServer server)) {
			throw new IllegalStateException("There is no Tomcat");
		}
		Connector opened = new Connector();
		opened.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
		opened.setPort(0);
		this.connector = opened;
		server.getTomcat().getService().addConnector(opened);
		if (opened.getLocalPort() <= 0) {
			// Tomcat has written why
			throw new IllegalStateException("Nothing listens for the warm-up");
		}
		return opened.getLocalPort();
	}

	@Override
	public void close() {
		Connector opened = this.connector;
		if (opened != null) {
			Service service = opened.getService();
			if (service != null) {
				// stops it, and Tomcat is not to start it again with its own
				service.removeConnector(opened);
			}
			try {
				opened.destroy();
			}
			catch (LifecycleException ex) {
				log.warn("The door of the warm-up does not close", ex);
			}
		}
	}

}
