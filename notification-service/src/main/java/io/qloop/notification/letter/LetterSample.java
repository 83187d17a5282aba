package io.qloop.notification.letter;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.i18n.Language;
import java.util.List;
import java.util.Set;

/** What letters can be shown of that no event of the contracts leads to. */
public interface LetterSample {

    Set<MessageKind> kinds();

    Audience audience();

    Matter matter(MessageKind kind, Language language);

    /** Who was told before this reader. */
    default List<Earlier> earlier() {
        return List.of();
    }

    /** What it tells of. */
    default Contents contents() {
        return Contents.NONE;
    }
}
