package io.qloop.notification.message;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import java.time.Instant;

/** Messages in every state. */
public final class MessageFixture {

    public static final Instant AT = Instant.parse("2026-11-20T08:41:02Z");
    public static final Recipient HEAD =
            new Recipient("赵生产", "zhao.production@qloop.local", Language.ZH, AddressedBy.HEAD);

    private MessageFixture() {}

    public static Matter action(String about) {
        return new Matter(
                "CA-2026-000015",
                "CP-2026-000012",
                about,
                "P-200",
                "L20261101-03",
                null,
                Instant.parse("2026-12-01T09:30:00Z"),
                "/complaints/01a1f81d-c130-7c2b-9afb-08c81297ad0c");
    }

    public static Occasion occasion(MessageKind kind) {
        return new Occasion("event-1", "/qloop/complaint", kind, "case-1", null, "RN-2026-0417", null);
    }

    public static Message unaddressed() {
        return new Message(
                Ids.next(),
                occasion(MessageKind.ACTION_ASSIGNED),
                new Audience.FunctionHead("production", null),
                action("消除划伤"),
                AT);
    }

    public static Message in(MessageStatus status) {
        var message = unaddressed();
        if (status == MessageStatus.UNADDRESSED) {
            return message;
        }
        if (status == MessageStatus.COLLECTED) {
            message.collectFor(HEAD);
            return message;
        }
        message.addressTo(HEAD, AT);
        if (status == MessageStatus.QUEUED) {
            return message;
        }
        message.startAttempt(AT, AT.plusSeconds(30));
        switch (status) {
            case HANDED_OVER -> message.handOver(AT);
            case DELIVERED -> {
                message.handOver(AT);
                message.deliver(AT);
            }
            case BOUNCED -> {
                message.handOver(AT);
                message.bounce("5.1.1", AT);
            }
            case ACKNOWLEDGED -> {
                message.handOver(AT);
                message.acknowledge(AT);
            }
            case FAILED -> message.fail(Trouble.RECIPIENT_REFUSED, AT);
            default -> {
                return message;
            }
        }
        return message;
    }
}
