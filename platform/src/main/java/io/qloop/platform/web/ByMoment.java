package io.qloop.platform.web;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * The order of a list by a moment; of two items at the same moment the id decides. It wants an index over both.
 *
 * @param property of the entity that holds the moment, written by the programmer; never taken from a request
 */
public record ByMoment<V>(String property, Function<? super V, Instant> moment, Function<? super V, UUID> id) {}
