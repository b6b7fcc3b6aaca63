package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.transport.EurekaHttpClient;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import dev.rollcall.starter.discovery.RegistryOutage.Asker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * This instance in the registry: registers it, renews it, changes its status and takes it
 * out, all on one thread. Eureka's client could, but registers before the web server
 * accepts, lets a few status changes a minute through, and does not notice at once that
 * the registry was restarted. A change of the status is a registration again; Eureka's
 * own status call would outlive the instance.
 */
class Registration {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final EurekaHttpClient registry;

	private final RegistrationProperties properties;

	private final RegistryOutage outage;

	private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();

	private final Thread thread = Thread.ofPlatform().daemon().name("registration").unstarted(this::run);

	/** Null before the instance is ready. */
	private volatile @Nullable InstanceInfo instance;

	/** Of the thread, as all below: as what it is registered, null where it is not. */
	private @Nullable InstanceStatus told;

	/** When it has to say something. */
	private long dueNanos;

	private boolean refused;

	private boolean leaving;

	private boolean ended;

	Registration(EurekaHttpClient registry, RegistrationProperties properties, RegistryOutage outage) {
		this.registry = registry;
		this.properties = properties;
		this.outage = outage;
	}

	/**
	 * Begins to register. Once.
	 * @param ready the instance, with the status that it is to have
	 */
	synchronized void start(InstanceInfo ready) {
		if (this.instance == null) {
			this.instance = ready;
			this.dueNanos = System.nanoTime();
			this.thread.start();
		}
	}

	/** What the status is to be from now on. */
	void report(InstanceStatus status) {
		tell(() -> {
			InstanceInfo info = started();
			if (!this.leaving && info.getStatus() != status) {
				info.setStatus(status);
				this.dueNanos = System.nanoTime();
			}
		});
	}

	/** A registry that was restarted does not know the instance, or perhaps does. */
	@EventListener
	void listed(Snapshot snapshot) {
		tell(() -> {
			boolean present = snapshot.instances().stream().anyMatch(this::isThis);
			if (this.told == null || !present) {
				this.dueNanos = System.nanoTime();
			}
		});
	}

	/** Somebody else may have taken it out, or its lease has ended while it slept. */
	@EventListener
	void changed(Change change) {
		if (change.kind() == Kind.DEREGISTERED || change.kind() == Kind.EVICTED) {
			tell(() -> {
				if (isThis(change.instance())) {
					this.dueNanos = System.nanoTime();
				}
			});
		}
	}

	/** Before it registers there is nobody to tell. */
	private void tell(Runnable message) {
		if (this.instance != null) {
			this.messages.add(message);
		}
	}

	private boolean isThis(RegisteredInstance other) {
		return other.id().equals(started().getId());
	}

	/**
	 * Tells the registry that the instance is DOWN. It stays registered as that.
	 * @param limit how long to wait for the registry
	 * @return whether the registry knows
	 */
	boolean leave(Duration limit) {
		return ask(() -> {
			this.leaving = true;
			if (this.told == null) {
				return false;
			}
			started().setStatus(InstanceStatus.DOWN);
			if (this.told != InstanceStatus.DOWN) {
				attempt();
			}
			return this.told == InstanceStatus.DOWN;
		}, limit);
	}

	/**
	 * Takes the instance out of the registry and ends the thread.
	 * @param limit how long to wait for the registry
	 */
	void end(Duration limit) {
		ask(() -> {
			this.ended = true;
			deregister();
			return true;
		}, limit);
		this.thread.interrupt();
	}

	private boolean ask(BooleanSupplier question, Duration limit) {
		if (!this.thread.isAlive()) {
			return false;
		}
		CompletableFuture<Boolean> answer = new CompletableFuture<>();
		tell(() -> answer.complete(question.getAsBoolean()));
		try {
			return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			// the registry hangs: the stop goes on without it
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Nothing completes it exceptionally", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void run() {
		try {
			while (!this.ended) {
				Runnable message = this.messages.poll(this.dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
				if (message != null) {
					message.run();
				}
				else {
					attempt();
				}
			}
		}
		catch (InterruptedException ex) {
			// the stop goes on without the registry
			Thread.currentThread().interrupt();
		}
	}

	private void attempt() {
		InstanceInfo info = started();
		Duration wait = this.properties.retryInterval();
		if (speak(() -> this.told == info.getStatus() ? renew(info) : register(info))) {
			wait = Duration.ofSeconds(info.getLeaseInfo().getRenewalIntervalInSecs());
		}
		this.dueNanos = System.nanoTime() + wait.toNanos();
	}

	/**
	 * Carries out a call of the registry. Whatever goes wrong with it, the thread goes
	 * on: an instance that does not renew is taken out.
	 */
	private boolean speak(BooleanSupplier call) {
		try {
			boolean done = call.getAsBoolean();
			this.outage.answered(Asker.REGISTRATION);
			return done;
		}
		catch (RuntimeException ex) {
			log.debug("The registry did not answer", ex);
			this.outage.unanswered(Asker.REGISTRATION);
			return false;
		}
	}

	private boolean register(InstanceInfo info) {
		InstanceStatus status = info.getStatus();
		HttpStatusCode answer = HttpStatusCode.valueOf(this.registry.register(info).getStatusCode());
		if (!answer.is2xxSuccessful()) {
			refused(answer);
			return answer.is4xxClientError();
		}
		this.refused = false;
		if (this.told == null) {
			log.info("[Server] Successfully registered to Registry");
			log.info("[SERVICE-REGISTRY] Successfully registered: {}", info.getId());
		}
		this.told = status;
		return true;
	}

	private boolean renew(InstanceInfo info) {
		HttpStatusCode answer = HttpStatusCode
			.valueOf(this.registry.sendHeartBeat(info.getAppName(), info.getId(), info, null).getStatusCode());
		if (answer == HttpStatus.NOT_FOUND) {
			// it was restarted, or has evicted the instance
			this.told = null;
			return register(info);
		}
		if (!answer.is2xxSuccessful()) {
			refused(answer);
			return answer.is4xxClientError();
		}
		this.refused = false;
		return true;
	}

	private void refused(HttpStatusCode answer) {
		if (!this.refused) {
			this.refused = true;
			log.warn("[SERVICE-REGISTRY] The registry refuses the registration with status {}", answer.value());
		}
	}

	private void deregister() {
		InstanceInfo info = started();
		speak(() -> {
			int answer = this.registry.cancel(info.getAppName(), info.getId()).getStatusCode();
			if (HttpStatusCode.valueOf(answer).is2xxSuccessful()) {
				log.info("[Server] Successfully deregistered from Registry");
			}
			this.told = null;
			return true;
		});
	}

	/** Messages are read by the thread only, which runs when there is an instance. */
	private InstanceInfo started() {
		InstanceInfo info = this.instance;
		if (info == null) {
			throw new IllegalStateException("Not started");
		}
		return info;
	}

}
