/**
 * What a written procedure fixes, as data, and the walker that holds a case to it. A service ships presets, one for each
 * document, and asks {@link io.qloop.platform.procedure.Walk} what is missing and
 * {@link io.qloop.platform.procedure.Timetable} what is due. Knows no service's words.
 */
package io.qloop.platform.procedure;
