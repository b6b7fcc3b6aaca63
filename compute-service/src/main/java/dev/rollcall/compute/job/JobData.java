package dev.rollcall.compute.job;

import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.compute.operation.Operand;
import org.jspecify.annotations.Nullable;

/**
 * What is to be computed, as it was submitted.
 *
 * @param operation the name of an operation
 * @param operands JSON numbers, decimal strings or matrices
 * @param n instead of {@code operands}: the only operand
 */
@JsonInclude(Include.NON_NULL)
public record JobData(@Nullable String operation, @Nullable List<@Nullable Object> operands, @Nullable Object n) {

	/**
	 * The operands.
	 * @return as operations take them
	 * @throws dev.rollcall.compute.operation.OperationException when one of them is none
	 */
	public List<Operand> operandList() {
		return Operand.listOf((this.operands != null) ? this.operands : Collections.singletonList(this.n));
	}

}
