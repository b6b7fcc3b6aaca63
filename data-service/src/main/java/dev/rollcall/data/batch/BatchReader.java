package dev.rollcall.data.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.rollcall.data.item.Items;
import dev.rollcall.data.item.JsonText;
import dev.rollcall.starter.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads batches, whose limits are checked before a transaction begins. */
@Component
class BatchReader {

	private final Items items;

	private final JsonMapper json;

	private final BatchProperties limits;

	BatchReader(Items items, JsonMapper json, BatchProperties limits) {
		this.items = items;
		this.json = json;
		this.limits = limits;
	}

	/**
	 * Reads the operations up to the first that is malformed or over a limit.
	 * @param request the batch as it was sent
	 * @return the batch
	 * @throws ProblemException 400 when there are too many operations
	 */
	Batch read(BatchRequest request) {
		if (request.operations().size() > this.limits.operationsMax()) {
			throw ProblemException.invalid("operations", "must be at most " + this.limits.operationsMax());
		}
		List<Operation> operations = new ArrayList<>();
		for (JsonText text : request.operations()) {
			try {
				operations.add(operation(text));
			}
			catch (ProblemException ex) {
				return new Batch(operations, ex);
			}
		}
		return new Batch(operations, null);
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
