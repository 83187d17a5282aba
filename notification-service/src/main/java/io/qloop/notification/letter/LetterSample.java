package io.qloop.notification.letter;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.i18n.Language;
import java.util.List;

/** What a letter can be shown of that no event of the contracts leads to: a bean for each such kind. */
public interface LetterSample {

    MessageKind kind();

    Audience audience();

    Matter matter(Language language);

    /** Who was told before this reader. */
    default List<Earlier> earlier() {
        return List.of();
    }

    /** What it tells of. */
    default Contents contents() {
        return Contents.NONE;
    }
}
