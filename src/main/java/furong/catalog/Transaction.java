package furong.catalog;

import furong.platform.Label;

/**
 * Something a customer can ask for that has a procedure: a card and a form.
 *
 * @param product code of the product it is about; empty if it is about any
 * @param action what is done with a line: INSTALL, MOVE, CHANGE, …; empty if nothing is
 * @param needsConsent whether the customer confirms it by signature, code or recorded voice before it is done
 */
public record Transaction(String code, Label name, String product, String action, boolean needsConsent) {}
