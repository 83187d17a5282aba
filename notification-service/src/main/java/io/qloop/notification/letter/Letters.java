package io.qloop.notification.letter;

import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the letter of a message from the templates of its kind and language. */
@ApplicationScoped
public class Letters {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int SUBJECT_MAX = 200;

    private final Engine templates;
    private final Texts texts;
    private final LetterSettings settings;

    Letters(Engine templates, Texts texts, LetterSettings settings) {
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
    }

    /** @throws IllegalStateException when the message has no recipient yet */
    public Letter write(Message message) {
        var recipient = message.recipient().orElseThrow(() -> new IllegalStateException("A letter needs a recipient"));
        var language = recipient.language();
        var kind = EnumNames.of(message.occasion().kind());
        var matter = message.matter();
        var words = new Words(
                oneLine(recipient.name()),
                matter.number(),
                matter.caseNumber(),
                matter.about(),
                matter.productId(),
                matter.lot(),
                classOf(matter, language),
                due(matter, language, Moments::exact),
                matter.dueAt() != null,
                link(matter.path()));
        var subject = texts.get(
                "letter." + kind + ".subject",
                language,
                matter.number(),
                matter.caseNumber(),
                due(matter, language, Moments::day),
                words.feedbackClass());
        var template = "letter/" + language.tag() + "/" + kind;
        return new Letter(
                language, oneLine(subject), render(template + ".txt", words), render(template + ".html", words));
    }

    private String classOf(Matter matter, Language language) {
        return matter.feedbackClass() == null
                ? texts.get("letter.not-classified", language)
                : texts.get("letter.class", language, matter.feedbackClass().toUpperCase(Locale.ROOT));
    }

    @FunctionalInterface
    private interface Wording {
        String of(Instant moment, ZoneId zone, Language language);
    }

    private String due(Matter matter, Language language, Wording wording) {
        return matter.dueAt() == null
                ? texts.get("letter.no-date", language)
                : wording.of(matter.dueAt(), settings.timeZone(), language);
    }

    private String render(String template, Words words) {
        return templates.getTemplate(template).data("words", words).render();
    }

    private String link(String path) {
        var base = settings.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** No line break and nothing invisible gets into a header, whatever an event or the directory holds. */
    public static String oneLine(String text) {
        if (text == null) {
            return "";
        }
        var line = UNSEEN.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= SUBJECT_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SUBJECT_MAX)).strip();
    }
}
