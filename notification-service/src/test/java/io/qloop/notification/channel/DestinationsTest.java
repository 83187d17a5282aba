package io.qloop.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.notification.channel.Destinations.NotAllowed;
import io.qloop.platform.problem.Refusal;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AH-15")
class DestinationsTest {

    private final Destinations closed = new Destinations(settings(Map.of()));

    private static ChannelSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(ChannelSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(ChannelSettings.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost:8443/hook",
                "https://10.1.2.3/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/"
            })
    void callsNothingThatIsNotPublic(String url) {
        assertThatThrownBy(() -> closed.find(Target.of(url)))
                .isInstanceOfAny(NotAllowed.class, java.net.UnknownHostException.class, Refusal.class);
    }

    @Test
    void callsAPublicAddressByHttpsOnly() throws Exception {
        assertThat(closed.find(Target.of("https://8.8.8.8/")).getHostAddress()).isEqualTo("8.8.8.8");
        assertThatThrownBy(() -> closed.find(Target.of("http://8.8.8.8/"))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void callsANetworkThatTheOperatorAllows() {
        var open =
                new Destinations(settings(Map.of("notification.channel.allowed-networks", "10.20.0.0/16,fd00:1::/32")));

        assertThatCode(() -> open.find(Target.of("http://10.20.3.4:8080/"))).doesNotThrowAnyException();
        assertThatCode(() -> open.find(Target.of("http://[fd00:1::5]/"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> open.find(Target.of("http://10.21.3.4/"))).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "https:///x",
                "https://user:pw@example.com/",
                "not an address",
                "https://e.com/#x"
            })
    void takesNoAddressThatCannotBeCalled(String url) {
        assertThatThrownBy(() -> Target.of(url)).isInstanceOf(Refusal.class).hasMessage("channel-url-invalid");
    }

    @Test
    void showsAnAddressWithoutWhatIsSecretInIt() {
        var target = Target.of("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb");

        assertThat(target.shown()).startsWith("https://qyapi.weixin.qq.com/… #").doesNotContain("73febdcb");
        assertThat(target).hasToString(target.shown());
        assertThat(new Secret("whsec_abc").toString()).startsWith("#").doesNotContain("abc");
    }
}
