package io.qloop.feedback.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qloop.feedback.similar.Likeness.Neighbourhood;
import io.qloop.feedback.similar.Likeness.Part;
import io.qloop.feedback.wording.Said;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Map<Part, Double> WEIGHTS =
            Map.of(Part.PRODUCT, 0.2, Part.LOT, 0.15, Part.DEFECT, 0.25, Part.WORDING, 0.4);

    private static final ToDoubleFunction<String> ALL_ALIKE = _ -> 1;

    @Test
    void isOneForTheSameAndTheSumOfItsPoints() {
        var said = said("P-200", "L20261101-03", "线盘边缘有毛刺");

        var score = likeness(said, ALL_ALIKE).to(said.terms());

        assertThat(score.value()).isEqualTo(1, within(1e-9));
        assertThat(score.parts()).hasSize(4);
        assertThat(score.parts().stream().mapToDouble(score::points).sum()).isEqualTo(score.value(), within(1e-9));
    }

    @Test
    void doesNotCountWhatOneOfTheTwoDoesNotSay() {
        var withoutLot = said("P-200", null, "线盘边缘有毛刺");

        var score =
                likeness(said("P-200", "L20261101-03", "线盘边缘有毛刺"), ALL_ALIKE).to(withoutLot.terms());

        assertThat(score.parts()).extracting(Likeness.Compared::part).doesNotContain(Part.LOT);
        assertThat(score.value()).isEqualTo(1, within(1e-9));
    }

    @Test
    void countsAnotherProductAsDifferent() {
        var score = likeness(said("P-200", null, "线盘边缘有毛刺"), ALL_ALIKE)
                .to(said("P-999", null, "线盘边缘有毛刺").terms());

        assertThat(score.of(Part.PRODUCT)).isZero();
        assertThat(score.value()).isEqualTo(0.65 / 0.85, within(1e-9));
    }

    @Test
    void knowsAChineseAndAnEnglishTextAboutTheSameDefect() {
        var score = likeness(said(null, null, "线盘边缘有毛刺"), ALL_ALIKE)
                .to(said(null, null, "burrs on the flange of the reel").terms());

        assertThat(score.of(Part.WORDING)).isZero();
        assertThat(score.of(Part.DEFECT)).isEqualTo(1);
        assertThat(score.parts().getFirst().matched()).containsExactlyInAnyOrder("burr", "spool");
    }

    @Test
    void namesTheSharedWordsAsTheyWereSaid() {
        var score = likeness(said(null, null, "收线时漆膜被划伤，insulation broken"), ALL_ALIKE)
                .to(said(null, null, "漆膜被划破，收线困难。Insulated poorly").terms());

        assertThat(score.parts().getLast().matched()).containsExactly("收线", "漆膜被划", "insulation");
    }

    @Test
    void givesMoreForARareWordThanForACommonOne() {
        ToDoubleFunction<String> rarity = term -> term.equals("flang") ? 10 : 1;
        var likeness = likeness(said(null, null, "flange product"), rarity);

        var rare = likeness.to(said(null, null, "flange other").terms());
        var common = likeness.to(said(null, null, "product other").terms());

        assertThat(rare.value()).isGreaterThan(common.value());
    }

    @Test
    void saysWhichLotIsNear() {
        var score = likeness(said(null, "L20261101-03", "x1"), ALL_ALIKE)
                .to(said(null, "L20261101-05", "x2").terms());

        assertThat(score.of(Part.LOT)).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(score.parts().getFirst().matched()).containsExactly("l20261101-05");
    }

    @Test
    void isNothingWhereNothingCanBeCompared() {
        assertThat(likeness(said(null, null, "。"), ALL_ALIKE)
                        .to(said("P-200", null, "x").terms())
                        .value())
                .isZero();
    }

    private static Likeness likeness(Said said, ToDoubleFunction<String> rarity) {
        return new Likeness(said, WEIGHTS, new Neighbourhood(5, 3), rarity);
    }

    private static Said said(String product, String lot, String content) {
        return new Said(
                "",
                "C-1007",
                "",
                content,
                product == null ? List.of() : List.of(product),
                lot == null ? List.of() : List.of(lot));
    }
}
