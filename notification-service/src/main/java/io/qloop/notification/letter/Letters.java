package io.qloop.notification.letter;

import io.qloop.notification.acknowledge.AcknowledgeLinks;
import io.qloop.notification.enclosure.MailFile;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.moment.Moments;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the letter of a message from the templates of its kind and language. Letters to customers have templates of their
 * own, in a folder of their own: a kind that has none there cannot be written to a customer.
 */
@ApplicationScoped
public class Letters {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int SUBJECT_MAX = 200;

    /** All that a customer is led to; what else the product has is for our own people. */
    private static final String FOR_CUSTOMERS = "/survey/";

    private final Engine templates;
    private final Texts texts;
    private final Moments moments;
    private final Calendars calendars;
    private final AcknowledgeLinks acknowledgeLinks;
    private final EarlierReaders earlierReaders;
    private final DigestContents digestContents;
    private final LetterSettings settings;

    Letters(
            Engine templates,
            Texts texts,
            Moments moments,
            Calendars calendars,
            AcknowledgeLinks acknowledgeLinks,
            EarlierReaders earlierReaders,
            DigestContents digestContents,
            LetterSettings settings) {
        this.templates = templates;
        this.texts = texts;
        this.moments = moments;
        this.calendars = calendars;
        this.acknowledgeLinks = acknowledgeLinks;
        this.earlierReaders = earlierReaders;
        this.digestContents = digestContents;
        this.settings = settings;
    }

    /**
     * @param files that go with the mail
     * @throws IllegalStateException when the message has no recipient yet
     */
    public Letter write(Message message, List<MailFile> files) {
        var recipient = message.recipient().orElseThrow(() -> new IllegalStateException("A letter needs a recipient"));
        return write(
                message.occasion().kind(),
                message.audience(),
                message.matter(),
                recipient,
                acknowledgeLinks.pathFor(message),
                earlierReaders.before(message),
                digestContents.of(message),
                files);
    }

    /** @param acknowledge the path by which the reader says that it was read */
    public Letter write(
            MessageKind kind, Audience audience, Matter matter, Recipient recipient, Optional<String> acknowledge) {
        return write(kind, audience, matter, recipient, acknowledge, List.of(), Contents.NONE, List.of());
    }

    /**
     * @param earlier  who was told of the same before, the first one first
     * @param contents of a digest
     * @param files    that go with the mail
     */
    Letter write(
            MessageKind kind,
            Audience audience,
            Matter matter,
            Recipient recipient,
            Optional<String> acknowledge,
            List<Earlier> earlier,
            Contents contents,
            List<MailFile> files) {
        var language = recipient.language();
        var folder = folderOf(audience);
        var urgency = audience instanceof Audience.Customer ? Urgency.NORMAL : matter.urgency();
        var zone = zoneOf(audience);
        var subject = subject(kind, matter, urgency, zone, language);
        var words = new Words(
                language.tag(),
                subject,
                texts.get("letter." + EnumNames.of(urgency), language),
                colourOf(urgency),
                texts.get("letter.greeting-" + folder, language, oneLine(recipient.name())),
                matter.number(),
                matter.caseNumber(),
                matter.about(language),
                matter.productId(),
                matter.lot(),
                classOf(matter, language),
                due(matter, moment -> Moments.exact(moment, zone, language), language),
                matter.dueAt() != null,
                before(earlier, zone, language),
                why(earlier, language),
                contents.lines().stream()
                        .map(line -> item(line, contents.zone(), language))
                        .toList(),
                contents.more() == 0 ? null : texts.get("digest.more", language, contents.more()),
                filesTitle(files, zone, language),
                files.stream().map(this::file).toList(),
                linkFor(audience, matter.path()),
                acknowledge.map(this::absolute).orElse(null),
                texts.get("letter.acknowledge", language),
                texts.get("letter.footer-" + folder, language));
        var template = "letter/" + folder + "/" + language.tag() + "/" + EnumNames.of(kind);
        return new Letter(
                language,
                subject,
                render(template + ".txt", words),
                render(template + ".html", words),
                words.link(),
                urgency == Urgency.URGENT);
    }

    /** What stands above the letter to one of our own people. */
    public String subject(MessageKind kind, Audience audience, Matter matter, Language language) {
        return subject(kind, matter, matter.urgency(), zoneOf(audience), language);
    }

    /** Our own people read times as the clock of their site has them. */
    private ZoneId zoneOf(Audience audience) {
        return audience.place().map(site -> calendars.of(site).zone()).orElseGet(moments::zone);
    }

    private String subject(MessageKind kind, Matter matter, Urgency urgency, ZoneId zone, Language language) {
        return oneLine(texts.get(
                "letter." + EnumNames.of(kind) + ".subject",
                language,
                matter.number(),
                matter.caseNumber(),
                due(matter, moment -> Moments.day(moment, zone, language), language),
                classOf(matter, language),
                texts.get("letter." + EnumNames.of(urgency) + ".mark", language),
                due(
                        matter,
                        moment -> texts.get("letter.due", language, Moments.day(moment, zone, language)),
                        language)));
    }

    static String folderOf(Audience audience) {
        return switch (audience) {
            case Audience.Customer _ -> "customer";
            case Audience.FunctionHead _, Audience.Department _, Audience.LeaderInCharge _, Audience.Colleague _ ->
                "internal";
        };
    }

    /** Of the bar on top of the letter. */
    private static String colourOf(Urgency urgency) {
        return switch (urgency) {
            case URGENT -> "#b42318";
            case IMPORTANT -> "#a15c07";
            case NORMAL -> "#1f4e79";
        };
    }

    private String classOf(Matter matter, Language language) {
        return matter.feedbackClass() == null
                ? texts.get("letter.not-classified", language)
                : texts.get("letter.class", language, matter.feedbackClass().toUpperCase(Locale.ROOT));
    }

    private String due(Matter matter, Function<Instant, String> wording, Language language) {
        return matter.dueAt() == null ? texts.get("letter.no-date", language) : wording.apply(matter.dueAt());
    }

    private String before(List<Earlier> earlier, ZoneId zone, Language language) {
        return earlier.isEmpty()
                ? null
                : earlier.stream()
                        .map(one -> texts.get(
                                "letter.told-before",
                                language,
                                Moments.exact(one.at(), zone, language),
                                oneLine(one.name()),
                                texts.get("letter.as-" + EnumNames.of(one.as()), language),
                                texts.get(one.outcome(), language)))
                        .collect(Collectors.joining("\n"));
    }

    private Words.Item item(Contents.Line line, ZoneId zone, Language language) {
        var matter = line.matter();
        return new Words.Item(
                subject(line.kind(), matter, matter.urgency(), zone, language),
                texts.get(line.why(), language),
                matter.dueAt() == null ? null : Moments.exact(matter.dueAt(), zone, language),
                absolute(matter.path()),
                colourOf(matter.urgency()));
    }

    private String filesTitle(List<MailFile> files, ZoneId zone, Language language) {
        return files.stream()
                .findFirst()
                .map(file -> file.link()
                        .map(link -> texts.get(
                                "letter.files-linked", language, Moments.exact(link.expiresAt(), zone, language)))
                        .orElseGet(() -> texts.get("letter.files-enclosed", language)))
                .orElse(null);
    }

    private Words.File file(MailFile file) {
        var link = file.link().map(MailFile.Link::path).map(this::absolute);
        return new Words.File(oneLine(file.name()), file.sizeInWords(), link.orElse(null));
    }

    private String why(List<Earlier> earlier, Language language) {
        return earlier.isEmpty() ? null : texts.get(earlier.getLast().outcome() + "-why", language);
    }

    private String render(String template, Words words) {
        return templates.getTemplate(template).data("words", words).render();
    }

    private String linkFor(Audience audience, String path) {
        return audience instanceof Audience.Customer && !path.startsWith(FOR_CUSTOMERS) ? null : absolute(path);
    }

    private String absolute(String path) {
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
