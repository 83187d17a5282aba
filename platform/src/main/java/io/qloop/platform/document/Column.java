package io.qloop.platform.document;

import io.qloop.platform.i18n.Text;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param width in characters, roughly
 * @param value a text, number, moment, day, yes or no, {@link Text}, or null where the line has none
 */
public record Column<R>(Text title, int width, Function<? super R, ?> value) {}
