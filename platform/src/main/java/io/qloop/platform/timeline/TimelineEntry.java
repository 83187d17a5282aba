package io.qloop.platform.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a timeline.
 *
 * @param type    of an event as {@code contracts/} names it; of what the service itself knows a code
 * @param who     login; null where it happened by itself, or where somebody outside did it
 * @param details codes and dates behind the text
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TimelineEntry(Instant at, String type, Place about, String who, Text text, Map<String, Object> details) {

    /**
     * What it happened to, and where that is found.
     *
     * @param number null where the service that told of it has not told a number
     */
    @Schema(name = "TimelinePlace")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(String service, String kind, String id, String number) {}
}
