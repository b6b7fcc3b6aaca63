package dev.rollcall.kv.entry;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.rollcall.kv.engine.Entry;
import dev.rollcall.kv.engine.KvEngine;
import dev.rollcall.kv.engine.KvEngine.Written;
import dev.rollcall.kv.engine.Write;
import dev.rollcall.kv.engine.Write.Arithmetic;
import dev.rollcall.starter.problem.ProblemException;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
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

/**
 * {@code /api/kv} (CONTRACT 8): a key may have slashes, so it is the rest of the path.
 */
@RestController
@RequestMapping("/api/kv")
class EntryController {

	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

	private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,64}");

	private final KvEngine engine;

	private final EntryProperties limits;

	private final JsonTexts json;

	private final InstantSource clock;

	EntryController(KvEngine engine, EntryProperties limits, JsonTexts json, InstantSource clock) {
		this.engine = engine;
		this.limits = limits;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping({ "", "/" })
	EntryView.Page list(@RequestParam(defaultValue = "") String prefix, @RequestParam(defaultValue = "") String after,
			@RequestParam(required = false) @Nullable Integer limit) {
		int size = (limit != null) ? limit : this.limits.pageSize();
		if (size < 1 || size > this.limits.pageSizeMax()) {
			throw ProblemException.invalid("limit", "must be from 1 to " + this.limits.pageSizeMax());
		}
		List<Entry> found = this.engine.list(prefix, after, size + 1);
		return EntryView.Page.of(found, size);
	}

	@GetMapping("/{*path}")
	ResponseEntity<EntryView> get(@PathVariable String path) {
		Entry entry = EntryKey.of(path)
			.flatMap((key) -> this.engine.get(key.text()))
			.orElseThrow(EntryController::notFound);
		return ResponseEntity.ok().eTag(EntryView.entityTag(entry)).body(EntryView.of(entry));
	}

	@PutMapping("/{*path}")
	ResponseEntity<EntryView.Stored> put(@PathVariable String path, @RequestBody PutRequest request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
		EntryKey key = EntryKey.of(path).orElseThrow(malformed());
		String value = this.json.write(request.requiredValue());
		if (value.length() > this.limits.valueSizeMax().toBytes()) {
			throw new ProblemException(KvProblem.VALUE_TOO_LARGE,
					"A value is at most %,d bytes of JSON".formatted(this.limits.valueSizeMax().toBytes()));
		}
		Written written = this.engine.write(new Write.Put(key.text(), value,
				request.expiresAt(this.clock.instant(), this.limits), Preconditions.of(ifMatch, ifNoneMatch)));
		Entry entry = written.entry();
		return ResponseEntity.status(written.created() ? HttpStatus.CREATED : HttpStatus.OK)
			.eTag(EntryView.entityTag(entry))
			.body(new EntryView.Stored(entry.key(), entry.version()));
	}

	@DeleteMapping("/{*path}")
	ResponseEntity<Void> delete(@PathVariable String path,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		EntryKey key = EntryKey.of(path).orElseThrow(EntryController::notFound);
		this.engine.write(new Write.Delete(key.text(), Preconditions.of(ifMatch, null)));
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{*path}")
	ResponseEntity<EntryView.Calculated> calculate(@PathVariable String path,
			@RequestBody @Valid CalculateRequest request,
			@RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey)
			throws HttpRequestMethodNotSupportedException {
		int suffix = path.lastIndexOf('/');
		Arithmetic arithmetic = switch (path.substring(suffix)) {
			case "/multiply" -> Arithmetic.MULTIPLY;
			case "/increment" -> Arithmetic.INCREMENT;
			default -> throw new HttpRequestMethodNotSupportedException("POST", List.of("GET", "PUT", "DELETE"));
		};
		if (idempotencyKey != null && !VISIBLE_ASCII.matcher(idempotencyKey).matches()) {
			throw ProblemException.invalid(IDEMPOTENCY_KEY, "must be 1 to 64 visible ASCII characters");
		}
		EntryKey key = EntryKey.of((suffix > 0) ? path.substring(0, suffix) : "/").orElseThrow(malformed());
		Written written = this.engine
			.write(request.write(key, arithmetic, idempotencyKey, this.limits.operandDigitsMax()));
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag(EntryView.entityTag(written.entry()));
		if (written.replayed()) {
			answer.header(IDEMPOTENCY_REPLAYED, "true");
		}
		Entry entry = written.entry();
		return answer.body(new EntryView.Calculated(entry.key(), entry.value(), entry.version(), written.service()));
	}

	private static ProblemException notFound() {
		return new ProblemException(KvProblem.NOT_FOUND, KvProblem.NOT_FOUND.title());
	}

	private static Supplier<ProblemException> malformed() {
		return () -> ProblemException.invalid("key", EntryKey.RULE);
	}

}
