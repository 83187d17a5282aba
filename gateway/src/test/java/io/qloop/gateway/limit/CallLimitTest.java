package io.qloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLimitTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final CallLimit limit = new CallLimit(3, 6, now::get);

    @Test
    void letsABurstPassThenSaysHowLongToWait() {
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isZero();

        assertThat(limit.secondsToWait("a")).isEqualTo(10);
        now.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(limit.secondsToWait("a")).isEqualTo(6);
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isEqualTo(10);
    }

    @Test
    void doesNotSaveUpMoreThanABurst() {
        now.addAndGet(TimeUnit.DAYS.toNanos(1));

        for (int i = 0; i < 3; i++) {
            assertThat(limit.secondsToWait("a")).isZero();
        }
        assertThat(limit.secondsToWait("a")).isPositive();
    }

    @Test
    void countsEachAddressForItself() {
        for (int i = 0; i < 4; i++) {
            limit.secondsToWait("a");
        }

        assertThat(limit.secondsToWait("b")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2:ffff::1, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void takesAWholeIpv6NetworkForOneClient(String address, String key) {
        assertThat(CallLimit.key(SocketAddress.inetSocketAddress(1, address))).isEqualTo(key);
    }

    @Test
    void refusesALimitThatLetsNobodyIn() {
        assertThatThrownBy(() -> new CallLimit(0, 1, now::get)).hasMessageContaining("lets nobody in");
    }
}
