/**
 * The rules of reading and writing JSON that REST, events and columns of the database share. Every other package of the platform may call it; it
 * calls none.
 */
package io.qloop.platform.json;
