package io.qloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.gateway.limit.CallersUnderWay.Way;
import org.junit.jupiter.api.Test;

class CallersUnderWayTest {
    private static final Way WAY = new Way("returns", false, "subject li");

    private final CallersUnderWay underWay = new CallersUnderWay(2);

    @Test
    void letsOneMoreInForEachThatLeaves() {
        assertThat(underWay.enter(WAY)).isTrue();
        assertThat(underWay.enter(WAY)).isTrue();
        assertThat(underWay.enter(WAY)).isFalse();
        assertThat(underWay.enter(WAY)).isFalse();

        underWay.leave(WAY);

        assertThat(underWay.enter(WAY)).isTrue();
        assertThat(underWay.enter(WAY)).isFalse();
    }

    @Test
    void countsEachCallerServiceAndStreamForItself() {
        underWay.enter(WAY);
        underWay.enter(WAY);

        assertThat(underWay.enter(new Way("returns", false, "subject wang"))).isTrue();
        assertThat(underWay.enter(new Way("survey", false, "subject li"))).isTrue();
        assertThat(underWay.enter(new Way("returns", true, "subject li"))).isTrue();
        assertThat(underWay.enter(WAY)).isFalse();
    }

    @Test
    void forgetsWhoIsNotThere() {
        underWay.enter(WAY);
        underWay.enter(WAY);
        underWay.enter(WAY);
        underWay.leave(WAY);
        underWay.leave(WAY);

        assertThat(underWay.callersThere()).isZero();
    }

    @Test
    void refusesALimitThatLetsNobodyIn() {
        assertThatThrownBy(() -> new CallersUnderWay(0)).hasMessageContaining("lets nobody in");
    }
}
