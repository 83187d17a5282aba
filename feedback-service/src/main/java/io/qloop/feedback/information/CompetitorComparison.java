package io.qloop.feedback.information;

/**
 * How we stand beside another supplier of the trade in one respect (FB-026).
 *
 * @param topic    in which respect: quality, price, delivery, service …
 * @param standing of us, beside the competitor
 */
public record CompetitorComparison(String competitor, String topic, Standing standing, String remark) {

    static final int WORD_MAX = 100;
    static final int REMARK_MAX = 1000;

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
