package io.qloop.feedback.information;

import io.qloop.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What was heard; it may be corrected until the record goes on.
 *
 * @param source       from whom or where, such as a newspaper
 * @param handler      the person who has to see to it (FB-032)
 * @param participants people or customers who took part
 */
record InformationWords(
        String subject,
        String content,
        Medium medium,
        Optional<String> source,
        Optional<String> handler,
        List<String> participants,
        List<CompetitorComparison> comparisons) {

    InformationWords {
        participants = List.copyOf(participants);
        comparisons = List.copyOf(comparisons);
        for (int i = 0; i < comparisons.size(); i++) {
            var one = comparisons.get(i);
            if (comparisons.subList(0, i).stream().anyMatch(one::isAbout)) {
                throw Refusal.unprocessable(
                        "comparison-repeated", "comparisons[" + i + "]", one.competitor(), one.topic());
            }
        }
    }
}
