package io.qloop.platform.document;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How values are written in a document: in one language, with the times of one zone. */
public record Wording(Language language, ZoneId zone, Texts texts) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The text of this key. */
    public String get(String key, Object... args) {
        return texts.get(key, language, args);
    }

    /** What stands in a document for this value; nothing for null. */
    public String of(Object value) {
        return switch (value) {
            case null -> "";
            case Text text -> text.in(language);
            case Instant moment -> MINUTE.format(moment.atZone(zone));
            case Boolean yes -> get(yes ? "document.yes" : "document.no");
            case Enum<?> constant -> EnumNames.of(constant);
            default -> value.toString();
        };
    }
}
