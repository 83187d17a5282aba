package io.qloop.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, before it is put into words.
 *
 * @param args for the places of the texts {@code problem.<code>.*}
 * @param headers to answer with
 */
record Fault(int status, String code, List<Object> args, List<BrokenRule> broken, Map<String, String> headers) {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String SOON = "5";

    static Fault of(int status, String code, Object... args) {
        return new Fault(status, code, List.of(args), List.of(), Map.of());
    }

    static Fault of(Refusal refusal) {
        return at(refusal, refusal.field().orElse(null));
    }

    static Fault at(Refusal refusal, String field) {
        var broken = new ArrayList<BrokenRule>();
        if (field != null) {
            broken.add(new BrokenRule(field, refusal.code(), "problem." + refusal.code() + ".detail", refusal.args()));
        }
        for (var detail : refusal.details()) {
            broken.add(new BrokenRule(detail.field(), detail.rule(), detail.key(), detail.args()));
        }
        return new Fault(refusal.kind().status(), refusal.code(), refusal.args(), broken, headers(refusal));
    }

    private static Map<String, String> headers(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNAVAILABLE -> Map.of(RETRY_AFTER, SOON);
            case RANGE_NOT_SATISFIABLE ->
                Map.of("Content-Range", "bytes */" + refusal.args().getFirst());
            default -> Map.of();
        };
    }

    /** The database, or what else we need, is away: worth asking again. */
    static Fault unavailable() {
        return of(503, "temporarily-unavailable").with(RETRY_AFTER, SOON);
    }

    Fault with(List<BrokenRule> rules) {
        return new Fault(status, code, args, rules, headers);
    }

    Fault with(String header, String value) {
        return new Fault(status, code, args, broken, Map.of(header, value));
    }

    /** Ours: to be logged. */
    boolean isOurs() {
        return status >= 500;
    }

    /**
     * @param key of the text
     * @param args for the places of the text
     * @param otherwise the text where there is none under the key
     */
    record BrokenRule(String field, String rule, String key, List<Object> args, String otherwise) {

        BrokenRule(String field, String rule, String key, List<Object> args) {
            this(field, rule, key, args, rule);
        }

        static BrokenRule of(String field, String rule, Object... args) {
            return new BrokenRule(field, rule, "rule." + rule, List.of(args));
        }
    }
}
