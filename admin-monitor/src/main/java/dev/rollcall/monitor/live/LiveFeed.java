package dev.rollcall.monitor.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.rollcall.monitor.alert.Alert;
import dev.rollcall.monitor.check.InstanceChecked;
import dev.rollcall.monitor.check.InstanceView;
import dev.rollcall.monitor.check.Picture;
import dev.rollcall.monitor.check.Round;
import dev.rollcall.monitor.check.Rounds;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/**
 * Sends what the rounds bring to all who watch. As in the original there is one
 * {@code service-health-update} for each instance in each round, whether or not anything
 * changed: who shows response times needs each of them.
 */
@Component
class LiveFeed {

	private final Rounds rounds;

	private final JsonMapper json;

	private final LiveProperties properties;

	/** By session; guarded by itself, which nobody holds for long: viewers never wait. */
	private final Map<String, Viewer> viewers = new HashMap<>();

	LiveFeed(Rounds rounds, JsonMapper json, LiveProperties properties) {
		this.rounds = rounds;
		this.json = json;
		this.properties = properties;
	}

	/**
	 * Lets somebody watch, beginning with the whole picture.
	 * @return whether there was room
	 */
	boolean join(WebSocketSession session) {
		synchronized (this.viewers) {
			if (this.viewers.size() >= this.properties.connectionsMax()) {
				return false;
			}
			Viewer viewer = new Viewer(session, this.properties.backlogMax());
			viewer.offer(picture());
			viewer.start();
			this.viewers.put(session.getId(), viewer);
			return true;
		}
	}

	/** Sends the whole picture to one who asks for it. */
	void answer(WebSocketSession session) {
		synchronized (this.viewers) {
			Viewer viewer = this.viewers.get(session.getId());
			if (viewer != null) {
				viewer.offer(picture());
			}
		}
	}

	void leave(WebSocketSession session) {
		synchronized (this.viewers) {
			Viewer viewer = this.viewers.remove(session.getId());
			if (viewer != null) {
				viewer.leave();
			}
		}
	}

	@EventListener
	void update(InstanceChecked checked) {
		ObjectNode frame = frame("service-health-update", checked.at());
		frame.put("serviceType", checked.state().target().id().type());
		frame.put("service", checked.state().target().id().name());
		send(frame.setAll(members(InstanceView.of(checked.state()))));
	}

	@EventListener
	void update(Alert alert) {
		send(frame(alert.type().event(), alert.timestamp()).setAll(members(alert)));
	}

	@EventListener
	void update(Round round) {
		Picture picture = Picture.of(round);
		send(frame("health-summary", round.at()).set("summary", this.json.valueToTree(picture.summary())));
		send(frame("request-metrics", round.at()).set("metrics", round.requestMetrics()));
	}

	private String picture() {
		Picture picture = Picture.of(this.rounds.last());
		return this.json.writeValueAsString(frame("health-status", picture.timestamp()).setAll(members(picture)));
	}

	private ObjectNode frame(String event, Instant timestamp) {
		ObjectNode frame = this.json.createObjectNode().put("event", event);
		return frame.set("timestamp", this.json.valueToTree(timestamp));
	}

	private ObjectNode members(Object value) {
		return this.json.valueToTree(value);
	}

	private void send(Object frame) {
		synchronized (this.viewers) {
			if (!this.viewers.isEmpty()) {
				String text = this.json.writeValueAsString(frame);
				this.viewers.values().forEach((viewer) -> viewer.offer(text));
			}
		}
	}

}
