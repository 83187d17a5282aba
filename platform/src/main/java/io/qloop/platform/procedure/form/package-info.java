/**
 * The form of a case as the procedure's document lays it down, to be printed: its fields with what stands in them, who signed,
 * and whether the copy is a controlled one. It works for every case under a procedure; a service adds what its cases hold
 * themselves ({@link io.qloop.platform.procedure.form.CaseForm}).
 */
package io.qloop.platform.procedure.form;
