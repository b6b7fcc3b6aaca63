package dev.rollcall.starter.problem;

/**
 * What is wrong with one member of a request.
 *
 * @param field the member's name, with dots into objects
 * @param message a sentence for the sender
 */
public record FieldProblem(String field, String message) {
}
