package dev.rollcall.data.item;

import java.net.URI;
import java.util.Map;

import dev.rollcall.starter.idempotency.Idempotency;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/data} (CONTRACT 6). */
@RestController
@RequestMapping(ItemController.PATH)
class ItemController {

	static final String PATH = "/api/data";

	private static final String CREATED = "Data created successfully";

	private static final String RETRIEVED = "Data retrieved successfully";

	private static final String UPDATED = "Data updated successfully";

	private static final String DELETED = "Data deleted successfully";

	private final Items items;

	private final ItemProperties limits;

	private final PageMemory memory;

	private final Idempotency idempotency;

	ItemController(Items items, ItemProperties limits, PageMemory memory, Idempotency idempotency) {
		this.items = items;
		this.limits = limits;
		this.memory = memory;
		this.idempotency = idempotency;
	}

	@PostMapping({ "", "/" })
	ResponseEntity<?> create(@RequestBody @Valid CreateItemRequest request, @AuthenticationPrincipal Caller caller,
			HttpServletRequest call) {
		ItemKey key = new ItemKey(request.key());
		Metadata metadata = request.metadataOrNone();
		this.items.check(request.value(), metadata);
		return this.idempotency.once(call, caller,
				() -> created(this.items.create(key, request.value(), metadata, caller).orElseThrow(Items::keyTaken)));
	}

	@GetMapping({ "", "/" })
	ItemsAnswer list(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest call) {
		ItemQuery query = new ItemQueryReader(parameters, this.limits).read();
		return ItemsAnswer.of(RETRIEVED, this.items.list(query, (bytes) -> this.memory.take(call, bytes)));
	}

	@GetMapping("/{key}")
	ResponseEntity<ItemAnswer> get(@PathVariable String key,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
		Preconditions preconditions = Preconditions.of(ifMatch, ifNoneMatch);
		Item item = this.items.get(existing(key));
		if (item.isKnown(preconditions)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(item.entityTag()).build();
		}
		return ResponseEntity.ok().eTag(item.entityTag()).body(new ItemAnswer(RETRIEVED, item));
	}

	@PutMapping("/{key}")
	ResponseEntity<?> put(@PathVariable String key, @RequestBody PutItemRequest request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
			@AuthenticationPrincipal Caller caller, HttpServletRequest call) {
		ItemKey itemKey = existing(key);
		Preconditions preconditions = Preconditions.of(ifMatch, ifNoneMatch);
		this.items.check(request.value(), request.metadata());
		if (preconditions.requireAbsence()) {
			return putNew(itemKey, request, preconditions, caller, call);
		}
		return this.idempotency.once(call, caller, () -> {
			Item item = this.items.change(itemKey, request.value(), request.metadata(), preconditions, caller);
			return ResponseEntity.ok().eTag(item.entityTag()).body(new ItemAnswer(UPDATED, item));
		});
	}

	private ResponseEntity<?> putNew(ItemKey key, PutItemRequest request, Preconditions preconditions, Caller caller,
			HttpServletRequest call) {
		JsonText value = request.value();
		if (value == null) {
			throw ProblemException.invalid("value", "is missing");
		}
		if (preconditions.requireExistence()) {
			throw new ProblemException(DataProblem.PRECONDITION_FAILED,
					"An item cannot both exist (If-Match) and not exist (If-None-Match: *)");
		}
		Metadata metadata = (request.metadata() != null) ? request.metadata() : Metadata.NONE;
		return this.idempotency.once(call, caller,
				() -> created(this.items.create(key, value, metadata, caller)
					.orElseThrow(() -> new ProblemException(DataProblem.PRECONDITION_FAILED,
							"There is an item with this key already"))));
	}

	@DeleteMapping("/{key}")
	ResponseEntity<?> delete(@PathVariable String key,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
			@AuthenticationPrincipal Caller caller, HttpServletRequest call) {
		ItemKey itemKey = existing(key);
		Preconditions preconditions = Preconditions.of(ifMatch, ifNoneMatch);
		return this.idempotency.once(call, caller, () -> {
			this.items.delete(itemKey, preconditions, caller);
			return ResponseEntity.ok(Map.of("message", DELETED));
		});
	}

	/** A key that no item can have is the key of no item, and not a malformed request. */
	private static ItemKey existing(String key) {
		return ItemKey.of(key).orElseThrow(Items::notFound);
	}

	private static ResponseEntity<ItemAnswer> created(Item item) {
		return ResponseEntity.status(HttpStatus.CREATED)
			.location(URI.create(PATH + "/" + item.key()))
			.eTag(item.entityTag())
			.body(new ItemAnswer(CREATED, item));
	}

}
