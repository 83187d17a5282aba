package io.qloop.platform.timeline;

import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to a case of this service.
 *
 * @param key  tells it from everything else that happened at the same moment, and stays
 * @param type a code such as {@code stage-entered}
 * @param who  login; null where it happened by itself, or where somebody outside did it
 * @param details codes and dates behind the text
 */
public record Happening(
        Instant at, String key, String type, About about, String who, Text text, Map<String, Object> details) {

    /**
     * What it happened to.
     *
     * @param kind   a code such as {@code countermeasure}
     * @param number null for a part of the case without a number of its own: the case's then
     */
    public record About(String kind, String id, String number) {}

    public Happening {
        details = Map.copyOf(details);
    }
}
