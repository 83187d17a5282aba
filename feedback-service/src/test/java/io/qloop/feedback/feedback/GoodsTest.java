package io.qloop.feedback.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.feedback.feedback.FeedbackLine.LotStatus;
import io.qloop.platform.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoodsTest {

    private static final List<FeedbackLine.Named> NAMED = List.of(named("L-1"), named("L-2"), named(null));

    private final Goods goods = Goods.named(NAMED, it -> it.lot().equals("L-1"));

    @Test
    void tellsLotsThatTheErpKnowsFromOthers() {
        assertThat(goods.lines())
                .extracting(FeedbackLine::lotStatus)
                .containsExactly(LotStatus.DELIVERED, LotStatus.UNKNOWN_LOT, null);
        assertThat(goods.hasUnknownLots()).isTrue();
    }

    @Test
    void knowsALotOnceItsDeliveryIsTold() {
        var known = goods.delivered(line -> line.lot().equals("L-2"));

        assertThat(known.hasUnknownLots()).isFalse();
    }

    @Test
    void confirmsAnUnknownLot() {
        var confirmed = goods.confirmed(2, "FB-1");

        assertThat(confirmed.lines().get(1).lotStatus()).isEqualTo(LotStatus.CONFIRMED);
        assertThat(confirmed.hasUnknownLots()).isFalse();
    }

    @Test
    void refusesToConfirmWhatIsNotUnknown() {
        assertThat(refusal(1)).isEqualTo("feedback-lot-not-unknown");
        assertThat(refusal(4)).isEqualTo("feedback-line-not-found");
        assertThat(refusal(0)).isEqualTo("feedback-line-not-found");
    }

    @Test
    void asksNothingOfAnOldRegister() {
        assertThat(Goods.ofOldRegister(NAMED).hasUnknownLots()).isFalse();
    }

    private String refusal(int place) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> goods.confirmed(place, "FB-1"))
                .actual()
                .code();
    }

    private static FeedbackLine.Named named(String lot) {
        return new FeedbackLine.Named("", "P-200", lot, null, null);
    }
}
