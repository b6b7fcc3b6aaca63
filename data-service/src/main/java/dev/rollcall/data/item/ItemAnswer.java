package dev.rollcall.data.item;

/**
 * An answer about one item.
 *
 * @param message what was done
 * @param data the item
 */
record ItemAnswer(String message, Item data) {
}
