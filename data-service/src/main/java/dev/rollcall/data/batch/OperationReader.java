package dev.rollcall.data.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.rollcall.data.item.ItemKey;
import dev.rollcall.data.item.JsonText;
import dev.rollcall.data.item.Metadata;
import dev.rollcall.data.item.Preconditions;
import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one operation and notes everything that is wrong with its members. What an
 * operation has no use for is ignored.
 */
class OperationReader {

	private static final String CREATE = "create";

	private static final String UPDATE = "update";

	private static final String DELETE = "delete";

	private static final String IS_MISSING = "is missing";

	/** Positive, and no more than a version can be. */
	private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

	private static final Pattern OPERATION = Pattern.compile(CREATE + "|" + UPDATE + "|" + DELETE);

	private final OperationRequest request;

	private final List<FieldProblem> errors = new ArrayList<>();

	OperationReader(OperationRequest request) {
		this.request = request;
	}

	/**
	 * Reads all members.
	 * @return what is wanted
	 * @throws ProblemException 400 with everything that is wrong
	 */
	Operation read() {
		String op = this.request.op();
		if (op == null || !OPERATION.matcher(op).matches()) {
			refuse("op", (op == null) ? IS_MISSING : "must be create, update or delete");
		}
		String key = this.request.key();
		if (key == null || ItemKey.of(key).isEmpty()) {
			refuse("key", (key == null) ? IS_MISSING : ItemKey.RULE);
		}
		Preconditions preconditions = preconditions(this.request.version());
		if (CREATE.equals(op)) {
			refuseIf(this.request.value() == null, "value", IS_MISSING);
			refuseIf(preconditions.requireExistence(), "version", "is not for what does not exist yet");
		}
		if (op == null || key == null || !this.errors.isEmpty()) {
			throw ProblemException.invalid(this.errors);
		}
		return operation(op, new ItemKey(key), preconditions);
	}

	private Operation operation(String op, ItemKey key, Preconditions preconditions) {
		JsonText value = this.request.value();
		Metadata metadata = this.request.metadata();
		if (CREATE.equals(op) && value != null) {
			return new Operation.Create(key, value, (metadata != null) ? metadata : Metadata.NONE);
		}
		return DELETE.equals(op) ? new Operation.Delete(key, preconditions)
				: new Operation.Update(key, value, metadata, preconditions);
	}

	private Preconditions preconditions(@Nullable JsonText version) {
		if (version == null || version.equals(JsonText.NULL)) {
			return Preconditions.NONE;
		}
		if (!VERSION.matcher(version.text()).matches()) {
			refuse("version", "must be a whole number from 1");
			return Preconditions.NONE;
		}
		return Preconditions.version(Long.parseLong(version.text()));
	}

	private void refuseIf(boolean wrong, String field, String message) {
		if (wrong) {
			refuse(field, message);
		}
	}

	private void refuse(String field, String message) {
		this.errors.add(new FieldProblem(field, message));
	}

}
