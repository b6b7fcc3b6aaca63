package dev.rollcall.cluster;

/**
 * Where each instance listens; always the same answer to the same question.
 */
@FunctionalInterface
interface Ports {

	int of(Component component, int number);

}
