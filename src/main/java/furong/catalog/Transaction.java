package furong.catalog;

import furong.platform.Label;

/**
 * Something a customer can ask for that has a procedure: a card and a form.
 *
 * @param product code of the product it installs; empty if it is about any
 */
public record Transaction(String code, Label name, String product) {}
