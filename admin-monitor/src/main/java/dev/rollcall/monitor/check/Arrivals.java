package dev.rollcall.monitor.check;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a round begin when the registry tells of an instance that serves from now on, so
 * that it is in the picture at once. Who leaves is found missing in the next round.
 */
@Component
class Arrivals {

	private final Rounds rounds;

	Arrivals(Rounds rounds) {
		this.rounds = rounds;
	}

	@EventListener
	void changed(Change change) {
		boolean arrival = change.kind() == Kind.REGISTERED || change.kind() == Kind.STATUS;
		if (arrival && change.instance().isUp()) {
			this.rounds.request();
		}
	}

}
