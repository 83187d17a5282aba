/**
 * Tables that people send and get: CSV as Excel writes it in China and elsewhere, and .xlsx. They are read row by row, however
 * many there are. Whoever takes in tables or writes CSV uses it.
 */
package io.qloop.platform.table;
