package io.qloop.notification.digest;

import io.qloop.notification.letter.Contents;
import io.qloop.notification.letter.DigestContents;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What stands in a digest, for its letter. */
@ApplicationScoped
class DigestLines implements DigestContents {

    private final StoredDigests digests;
    private final Messages messages;
    private final Calendars calendars;

    DigestLines(StoredDigests digests, Messages messages, Calendars calendars) {
        this.digests = digests;
        this.messages = messages;
        this.calendars = calendars;
    }

    @Override
    @Transactional
    public Contents of(Message digest) {
        if (!digest.occasion().kind().isDigest()) {
            return Contents.NONE;
        }
        var items = digests.itemsOf(digest.id());
        var told = messages.byId(items.stream().map(DigestItem::message).toList());
        var lines = items.stream()
                .filter(item -> told.containsKey(item.message()))
                .map(item -> {
                    var message = told.get(item.message());
                    return new Contents.Line(
                            message.occasion().kind(),
                            message.matter(),
                            item.why().key());
                })
                .toList();
        var zone =
                calendars.of(digest.recipientSite().orElse(Calendars.COMPANY)).zone();
        return new Contents(lines, digests.moreOf(digest.id()), zone);
    }
}
