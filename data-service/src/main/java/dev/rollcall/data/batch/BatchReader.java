package dev.rollcall.data.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.rollcall.data.item.Items;
import dev.rollcall.data.item.JsonText;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads batches operation by operation. Only what can be carried out is kept, since a
 * body may have millions of operations: of the others, and of all that follow the first
 * malformed one, it only counts how many they are. Limits are checked here, before a
 * transaction begins.
 */
class BatchReader extends StdDeserializer<Batch> {

	private final Items items;

	private final JsonMapper json;

	private final BatchProperties limits;

	BatchReader(Items items, JsonMapper json, BatchProperties limits) {
		super(Batch.class);
		this.items = items;
		this.json = json;
		this.limits = limits;
	}

	@Override
	public Batch deserialize(JsonParser body, DeserializationContext context) {
		if (!body.isExpectedStartArrayToken()) {
			throw MismatchedInputException.from(body, List.class, "Not an array");
		}
		List<Operation> operations = new ArrayList<>();
		ProblemException malformed = null;
		int count = 0;
		while (body.nextToken() != JsonToken.END_ARRAY) {
			if (count == operations.size() && count < this.limits.operationsMax()) {
				malformed = read(context.readValue(body, JsonText.class), operations);
			}
			else {
				body.skipChildren();
			}
			count++;
		}
		return new Batch(operations, malformed, count);
	}

	private @Nullable ProblemException read(JsonText text, List<Operation> operations) {
		try {
			operations.add(operation(text));
			return null;
		}
		catch (ProblemException ex) {
			return ex;
		}
	}

	private Operation operation(JsonText text) {
		Operation operation = new OperationReader(parsed(text)).read();
		switch (operation) {
			case Operation.Create create -> this.items.check(create.value(), create.metadata());
			case Operation.Update update -> this.items.check(update.value(), update.metadata());
			case Operation.Delete _ -> {
				// has nothing that a limit is for
			}
		}
		return operation;
	}

	private OperationRequest parsed(JsonText text) {
		try {
			OperationRequest request = this.json.readValue(text.text(), OperationRequest.class);
			if (request != null) {
				return request;
			}
			throw ProblemException.invalid("operations", "must be objects");
		}
		catch (DatabindException ex) {
			throw ProblemException.invalid(field(ex), "is not of the kind that this call takes");
		}
	}

	private static String field(JacksonException ex) {
		String field = ex.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName()
					: Integer.toString(step.getIndex()))
			.collect(Collectors.joining("."));
		return field.isEmpty() ? "operations" : field;
	}

}
