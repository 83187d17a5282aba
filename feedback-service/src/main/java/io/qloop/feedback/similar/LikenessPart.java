package io.qloop.feedback.similar;

import io.qloop.feedback.similar.Likeness.Compared;
import io.qloop.feedback.similar.Likeness.Part;
import io.qloop.feedback.similar.Likeness.Score;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import java.util.List;

/**
 * One part of a score.
 *
 * @param part     customer, product, lot, defect or wording
 * @param weight   how much it counts
 * @param likeness between 0 and 1
 * @param points   what it contributes to the score; the points of all parts are the score
 * @param matched  what the two have in common
 * @param reason   the same in a sentence; left out where they have nothing in common
 */
public record LikenessPart(
        Part part, double weight, double likeness, double points, List<String> matched, Text reason) {

    private static final double THOUSAND = 1000;

    static List<LikenessPart> of(Score score, Texts texts) {
        return score.parts().stream()
                .map(it -> new LikenessPart(
                        it.part(),
                        it.weight(),
                        rounded(it.likeness()),
                        rounded(score.points(it)),
                        it.matched(),
                        it.likeness() == 0 ? null : reason(it, texts)))
                .toList();
    }

    static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }

    private static Text reason(Compared part, Texts texts) {
        var key = "likeness." + EnumNames.of(part.part()) + (isNeighbour(part) ? ".near" : "");
        return new Text(
                texts.get(key, Language.EN, String.join(", ", part.matched())),
                texts.get(key, Language.ZH, String.join("、", part.matched())));
    }

    private static boolean isNeighbour(Compared part) {
        return part.part() == Part.LOT && part.likeness() < 1;
    }
}
