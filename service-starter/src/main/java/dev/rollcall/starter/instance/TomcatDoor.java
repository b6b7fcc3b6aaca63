package dev.rollcall.starter.instance;

import java.net.InetAddress;
import java.net.URI;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * A second connector of the Tomcat that Spring Boot has prepared: its host runs when the
 * context is refreshed, and only the first connector waits for the web server's turn.
 */
class TomcatDoor implements WarmUpDoor {

	private final WebServerApplicationContext context;

	private @Nullable Connector connector;

	TomcatDoor(WebServerApplicationContext context) {
		this.context = context;
	}

	@Override
	public URI open() {
		if (!(this.context.getWebServer() instanceof TomcatWebServer server)) {
			throw new IllegalStateException("Not a Tomcat: " + this.context.getWebServer());
		}
		String address = InetAddress.getLoopbackAddress().getHostAddress();
		Connector opened = new Connector();
		opened.setProperty("address", address);
		opened.setPort(0);
		server.getTomcat().getService().addConnector(opened);
		this.connector = opened;
		return URI
			.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + opened.getLocalPort());
	}

	@Override
	public void close() {
		Connector opened = this.connector;
		if (opened != null) {
			try {
				opened.stop();
				opened.destroy();
			}
			catch (LifecycleException ex) {
				throw new IllegalStateException("The door of the warm-up does not close", ex);
			}
		}
	}

}
