/** Human numbers of records: none double, none missing, no lock. Use cases draw them. */
package io.qloop.platform.number;
