package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/**
 * How we stand beside another supplier of the trade in one respect (FB-026).
 *
 * @param topic    in which respect: quality, price, delivery, service …
 * @param standing of us, beside the competitor
 */
public record CompetitorComparison(String competitor, String topic, Standing standing, String remark) {

    static final int WORD_MAX = 100;
    static final int REMARK_MAX = 1000;

    @Converter
    static class Column extends JsonColumn<List<CompetitorComparison>> {
        Column() {
            super(new TypeReference<>() {});
        }
    }

    /** How we stand. */
    public enum Standing {
        BETTER,
        EQUAL,
        WORSE
    }

    String text() {
        var line = competitor + " – " + topic + ": " + standing.name().toLowerCase(java.util.Locale.ROOT);
        return remark == null ? line : line + " (" + remark + ")";
    }

    boolean isAbout(CompetitorComparison other) {
        return competitor.equals(other.competitor) && topic.equals(other.topic);
    }
}
