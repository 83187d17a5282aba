package io.qloop.notification.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageFixture;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.i18n.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Instant EXPIRY = Instant.parse("2026-12-04T08:41:02Z");

    private final Message message = MessageFixture.in(MessageStatus.HANDED_OVER);
    private final String text = LinkToken.of(message, EXPIRY, SECRET).text();

    private static LinkToken parsed(String text) {
        return LinkToken.parse(text).orElseThrow();
    }

    @Test
    void comesBackAsItWent() {
        assertThat(parsed(text).message()).isEqualTo(message.id());
        assertThat(parsed(text).expiresAt()).isEqualTo(EXPIRY);
        assertThat(parsed(text).fits(message, SECRET)).isTrue();
    }

    @Test
    void namesNobody() {
        var recipient = message.recipient().orElseThrow();
        var bytes = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);

        assertThat(bytes).doesNotContain(recipient.mail(), recipient.name(), "zhao", "case-1");
        assertThat(parsed(text).toString()).doesNotContain(text);
    }

    @Test
    void isWorthNothingWithAnyBitChanged() {
        var bytes = Base64.getUrlDecoder().decode(text);
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var forged = bytes.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            var token = LinkToken.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(forged));

            assertThat(token.filter(it -> it.fits(message, SECRET)))
                    .as("bit %s", bit)
                    .isEmpty();
        }
    }

    @Test
    void isWorthNothingUnderAnotherSecret() {
        var other = SECRET.clone();
        other[0]++;

        assertThat(parsed(text).fits(message, other)).isFalse();
    }

    @Test
    void isWorthNothingForSomebodyElse() {
        message.bounce("5.1.1", EXPIRY);
        message.addressTo(new Recipient("李质量", "li@qloop.local", Language.ZH, AddressedBy.HEAD), EXPIRY);

        assertThat(parsed(text).fits(message, SECRET)).isFalse();
    }

    @Test
    void isWorthNothingForAnotherCase() {
        var other = new Message(
                message.id(),
                new Occasion("event-1", "/qloop/complaint", MessageKind.ACTION_ASSIGNED, "case-2", null, "RN-1", null),
                new Audience.FunctionHead("production", null),
                message.matter(),
                MessageFixture.AT);
        other.addressTo(MessageFixture.HEAD, MessageFixture.AT);

        assertThat(parsed(text).fits(other, SECRET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "../../admin", "AAAA", "%00", "token=="})
    void isNotMadeOfJustAnything(String nothing) {
        assertThat(LinkToken.parse(nothing)).isEmpty();
    }

    @Test
    void isWrittenInOneWayOnly() {
        var last = text.charAt(text.length() - 1);
        var twins = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .filter(it -> it != last)
                .mapToObj(it -> text.substring(0, text.length() - 1) + (char) it)
                .filter(it -> LinkToken.parse(it)
                        .filter(token -> token.fits(message, SECRET))
                        .isPresent());

        assertThat(twins).isEmpty();
        assertThat(LinkToken.parse(text + "=")).isEmpty();
    }

    @Test
    void leadsToTheOneFileOnly() {
        var file = UUID.randomUUID();
        var token = LinkToken.ofFile(message, file, EXPIRY, SECRET);
        var parsed = LinkToken.parseForFile(token.text()).orElseThrow();
        var bytes = Base64.getUrlDecoder().decode(token.text());
        bytes[20]++;
        var forged = LinkToken.parseForFile(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .orElseThrow();

        assertThat(parsed.file()).contains(file);
        assertThat(parsed.expiresAt()).isEqualTo(EXPIRY);
        assertThat(parsed.fits(message, SECRET)).isTrue();
        assertThat(forged.file()).isPresent().isNotEqualTo(parsed.file());
        assertThat(forged.fits(message, SECRET)).isFalse();
        assertThat(LinkToken.parse(token.text())).isEmpty();
        assertThat(LinkToken.parseForFile(text)).isEmpty();
    }
}
