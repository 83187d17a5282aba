/** How quantities of goods are written down. For everybody in this service. */
package io.qloop.returns.quantity;
