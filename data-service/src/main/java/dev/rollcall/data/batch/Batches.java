package dev.rollcall.data.batch;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.data.item.Item;
import dev.rollcall.data.item.Items;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries batches out, each in one transaction. */
@Component
class Batches {

	private final Items items;

	private final TransactionTemplate write;

	Batches(Items items, PlatformTransactionManager transactions) {
		this.items = items;
		this.write = new TransactionTemplate(transactions);
	}

	/**
	 * Carries out all operations, or none.
	 * @param batch the operations
	 * @param caller who wants it
	 * @return a result for each
	 * @throws ProblemException of the first that fails, with its {@code index}
	 */
	List<OperationResult> run(Batch batch, Caller caller) {
		ProblemException malformed = batch.malformed();
		if (malformed != null && batch.operations().isEmpty()) {
			// no writer is held up for it
			throw malformed.with("index", 0);
		}
		return this.write.execute((transaction) -> {
			List<OperationResult> results = new ArrayList<>();
			for (Operation operation : batch.operations()) {
				try {
					results.add(run(operation, caller));
				}
				catch (ProblemException ex) {
					throw ex.with("index", results.size());
				}
			}
			if (malformed != null) {
				throw malformed.with("index", results.size());
			}
			return results;
		});
	}

	private OperationResult run(Operation operation, Caller caller) {
		return switch (operation) {
			case Operation.Create create -> {
				Item item = this.items.create(create.key(), create.value(), create.metadata(), caller)
					.orElseThrow(Items::keyTaken);
				yield OperationResult.of("create", item, HttpStatus.CREATED);
			}
			case Operation.Update update -> OperationResult.of("update",
					this.items.change(update.key(), update.value(), update.metadata(), update.preconditions(), caller),
					HttpStatus.OK);
			case Operation.Delete delete -> {
				this.items.delete(delete.key(), delete.preconditions(), caller);
				yield new OperationResult("delete", delete.key().text(), HttpStatus.OK.value(), null);
			}
		};
	}

}
