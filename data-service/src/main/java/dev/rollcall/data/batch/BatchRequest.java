package dev.rollcall.data.batch;

import java.util.List;

import dev.rollcall.data.item.JsonText;
import jakarta.validation.constraints.NotNull;

/**
 * The body of {@code POST /api/data/batch}.
 *
 * @param operations each as it was sent: what is wrong with one is said of that one, and
 * only when its turn comes
 */
record BatchRequest(@NotNull(message = "is missing") List<JsonText> operations) {
}
