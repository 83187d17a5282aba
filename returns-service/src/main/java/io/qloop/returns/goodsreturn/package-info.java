/**
 * Goods that a customer sent back, from receipt into quarantine until every line is inspected. Opened by {@code intake},
 * moved on by {@code inspection}; read by our own people and by the customer whose goods they are.
 */
package io.qloop.returns.goodsreturn;
