package dev.rollcall.data.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.data.item.Item;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What came of an operation.
 *
 * @param op what was done
 * @param key of the item
 * @param status that the operation would have had as a call of its own
 * @param version of the item now; absent when there is none any more
 */
record OperationResult(String op, String key, int status,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long version) {

	static OperationResult of(String op, Item item, HttpStatus status) {
		return new OperationResult(op, item.key(), status.value(), item.version());
	}

}
