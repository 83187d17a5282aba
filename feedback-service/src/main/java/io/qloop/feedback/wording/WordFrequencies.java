package io.qloop.feedback.wording;

import io.qloop.platform.transaction.Statements;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How rare a term is. How often the common ones occur PostgreSQL counts by itself, in a sample, whenever it analyses the table;
 * the others are counted when they are asked for, which takes little because they are rare.
 */
@ApplicationScoped
public class WordFrequencies {

    /** Whoever occurs more often is in the statistics, as soon as there are any. */
    private static final int COUNTED = 100;

    /** Of the fewest feedbacks that shares are made of: among ten, a word is not common because two have it. */
    private static final double FEWEST = 1_000;

    private static final double EVERYWHERE = 0.05;

    private final Statements statements;
    private volatile Map<String, Double> common = Map.of();
    private volatile double count;

    WordFrequencies(Statements statements) {
        this.statements = statements;
    }

    @Scheduled(identity = "word-frequencies", every = "${feedback.search.frequencies-every:10m}")
    void read() {
        var shares = new HashMap<String, Double>();
        statements.each("""
                select term, share
                from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as f (term, share)
                where s.schemaname = current_schema() and s.tablename = 'feedback_words'
                    and s.attname = 'words' and term is not null""", row -> shares.put(row.getString("term"), row.getDouble("share")));
        count = Math.max(FEWEST, count());
        common = Map.copyOf(shares);
    }

    /** Do the statistics say that more feedbacks than so many have all these terms? Of no terms they say nothing. */
    public boolean areInMoreThan(int feedbacks, Collection<String> terms) {
        var known = common;
        // How often several meet in one feedback is not known, but terms that one meets everywhere meet often.
        double least = terms.size() == 1 ? feedbacks / count : EVERYWHERE;
        return !terms.isEmpty() && terms.stream().allMatch(term -> known.getOrDefault(term, 0.0) > least);
    }

    /**
     * Of some terms, in which share of all feedbacks they occur; that of a term which occurs in none is 0.
     *
     * @param others terms of which it is enough to know whether they are common
     */
    public Shares of(Collection<String> terms, Collection<String> others) {
        var known = common;
        var shares = new HashMap<String, Double>();
        Stream.concat(terms.stream(), others.stream())
                .filter(known::containsKey)
                .forEach(term -> shares.put(term, known.get(term)));
        var rare = terms.stream().filter(term -> !known.containsKey(term)).toArray(String[]::new);
        var all = Math.max(FEWEST, count());
        statements.each(
                """
                select term, (select count(*) from (select from feedback_words where words @@ query limit %d) as counted)
                from unnest(?, ?::tsquery[]) as t (term, query)""".formatted(COUNTED), row -> shares.put(row.getString(1), row.getLong(2) / all), rare, queries(rare));
        return new Shares(shares, 1 / all);
    }

    /** As PostgreSQL estimates it, which costs nothing. */
    private double count() {
        return statements.one(
                "select reltuples from pg_class where oid = 'feedback_words'::regclass", row -> row.getDouble(1));
    }

    private static String[] queries(String[] terms) {
        return Stream.of(terms).map(term -> Wanted.word(term).query()).toArray(String[]::new);
    }

    /** @param one the share of a term that a single feedback has */
    public record Shares(Map<String, Double> of, double one) {

        /** How much a term says: the rarer, the more. Of a term that was not asked for it is that of the middle. */
        public double weight(String term) {
            return of.containsKey(term) ? -Math.log(Math.clamp(of.get(term), one, 0.9)) : -Math.log(one) / 2;
        }

        /** Of all feedbacks; 0 of a term that was not asked for, or that is rare and was not counted. */
        public double share(String term) {
            return of.getOrDefault(term, 0.0);
        }

        /** How many have what this share of all has? */
        public double count(double share) {
            return share / one;
        }

        /** Has any feedback but one the term? */
        public boolean isShared(String term) {
            return share(term) > one;
        }
    }
}
