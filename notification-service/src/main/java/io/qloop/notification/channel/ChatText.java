package io.qloop.notification.channel;

import java.nio.charset.StandardCharsets;

/** A message as plain text, for chats whose markup a customer's words could be taken for. */
final class ChatText {

    private ChatText() {}

    /** At most so many bytes of UTF-8; where it has to be shortened, title and link are kept. */
    static String plain(Told told, int bytes) {
        var head = told.title() + "\n\n";
        var link = told.link() == null ? "" : told.link();
        if (told.body().contains(link) && length(head + told.body()) <= bytes) {
            return head + told.body();
        }
        var tail = link.isEmpty() ? "" : "\n" + link;
        return head + Excerpt.of(told.body(), bytes - length(head) - length(tail)) + tail;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
