package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Locale;

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

    /** As the form says it, in both languages: nobody knows yet who will read it. */
    String text(Texts texts) {
        var how = texts.both("standing." + standing.name().toLowerCase(Locale.ROOT));
        var line = competitor + " – " + topic + ": " + how.zh() + " / " + how.en();
        return remark == null ? line : line + " (" + remark + ")";
    }

    boolean isAbout(CompetitorComparison other) {
        return competitor.equals(other.competitor) && topic.equals(other.topic);
    }
}
