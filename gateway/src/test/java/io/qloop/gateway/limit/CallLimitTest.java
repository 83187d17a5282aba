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
        assertThat(limit.take("a").secondsToWait()).isZero();
        assertThat(limit.take("a").secondsToWait()).isZero();
        assertThat(limit.take("a").secondsToWait()).isZero();

        assertThat(limit.take("a").secondsToWait()).isEqualTo(10);
        now.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(limit.take("a").secondsToWait()).isEqualTo(6);
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(limit.take("a").secondsToWait()).isZero();
        assertThat(limit.take("a").secondsToWait()).isEqualTo(10);
    }

    @Test
    void saysWhatIsLeftAndWhenItIsFullAgain() {
        assertThat(limit.policy()).isEqualTo("\"public\";q=3;w=30");
        assertThat(limit.take("a")).isEqualTo(new CallLimit.Allowance(0, 2, 10));
        assertThat(limit.take("a")).isEqualTo(new CallLimit.Allowance(0, 1, 20));
        assertThat(limit.take("a")).isEqualTo(new CallLimit.Allowance(0, 0, 30));
        assertThat(limit.take("a")).isEqualTo(new CallLimit.Allowance(10, 0, 30));
    }

    @Test
    void doesNotSaveUpMoreThanABurst() {
        now.addAndGet(TimeUnit.DAYS.toNanos(1));

        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a").secondsToWait()).isZero();
        }
        assertThat(limit.take("a").secondsToWait()).isPositive();
    }

    @Test
    void countsEachAddressForItself() {
        for (int i = 0; i < 4; i++) {
            limit.take("a");
        }

        assertThat(limit.take("b").secondsToWait()).isZero();
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
