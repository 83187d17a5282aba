package io.qloop.notification.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.acknowledge.AcknowledgeLinks;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.rules.TellByRules;
import io.qloop.platform.event.Event;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.ids.Ids;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes the letter that an example event of {@code contracts/} leads to: the example goes the way of every event, after
 * those that came before it in its case, and then all of it is undone.
 */
@ApplicationScoped
class LetterPreview {

    private static final String EXAMPLES = "contracts/examples/";

    private final TellByRules rules;
    private final List<LetterSample> samples;
    private final Messages messages;
    private final Letters letters;
    private final Texts texts;
    private final ObjectMapper json;

    LetterPreview(
            TellByRules rules,
            @All List<LetterSample> samples,
            Messages messages,
            Letters letters,
            Texts texts,
            ObjectMapper json) {
        this.rules = rules;
        this.samples = samples;
        this.messages = messages;
        this.letters = letters;
        this.texts = texts;
        this.json = json;
    }

    /** An example of an event. */
    private record Example(JsonNode event) {

        String type() {
            return event.path("type").asText();
        }

        String caseId() {
            return event.path("subject").asText();
        }

        Instant time() {
            return Instant.parse(event.path("time").asText());
        }
    }

    /** The letter of the first example that leads to one of this kind; empty where none does. */
    Optional<Letter> of(MessageKind kind, Language language) {
        return samples.stream()
                .filter(sample -> sample.kinds().contains(kind))
                .map(sample -> letterOf(
                        kind,
                        sample.audience(),
                        sample.matter(kind, language),
                        language,
                        sample.earlier(),
                        sample.contents()))
                .findFirst()
                .or(() -> ofExample(kind, language));
    }

    private Optional<Letter> ofExample(MessageKind kind, Language language) {
        var types = rules.typesFor(kind);
        var all = rules.types().stream()
                .flatMap(type -> examples(type).stream())
                .sorted(Comparator.comparing(Example::time))
                .toList();
        return all.stream()
                .filter(example -> types.contains(example.type()))
                .flatMap(example -> letterOf(kind, example, before(example, all), language).stream())
                .findFirst();
    }

    /** What an event leads to may depend on whom earlier ones of its case were told to. */
    private static List<Example> before(Example example, List<Example> all) {
        return all.subList(0, all.indexOf(example)).stream()
                .filter(other -> other.caseId().equals(example.caseId()))
                .toList();
    }

    private Optional<Letter> letterOf(MessageKind kind, Example example, List<Example> before, Language language) {
        QuarkusTransaction.begin();
        try {
            before.forEach(this::handle);
            var id = handle(example);
            messages.flush();
            return messages.list("occasion.eventId = ?1 and occasion.kind = ?2 order by id", id, kind).stream()
                    .findFirst()
                    .map(message -> letterOf(message, language));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Under an id of its own, which it answers: the example may have been sent for real. */
    private String handle(Example example) {
        var event = event(example);
        rules.hear(event);
        return event.id();
    }

    private Letter letterOf(Message message, Language language) {
        return letterOf(
                message.occasion().kind(), message.audience(), message.matter(), language, List.of(), Contents.NONE);
    }

    private Letter letterOf(
            MessageKind kind,
            Audience audience,
            Matter matter,
            Language language,
            List<Earlier> earlier,
            Contents contents) {
        var isForCustomer = audience instanceof Audience.Customer;
        var reader = new Recipient(
                texts.get("letter.preview-reader", language),
                "reader@example.invalid",
                language,
                isForCustomer ? AddressedBy.CUSTOMER_CONTACT : AddressedBy.HEAD);
        var isAsked = !isForCustomer || kind.isProvedByCustomers();
        return letters.write(
                kind,
                audience,
                matter,
                reader,
                isAsked ? Optional.of(AcknowledgeLinks.PATH + "preview") : Optional.empty(),
                earlier,
                contents,
                List.of());
    }

    private static Event<JsonNode> event(Example example) {
        return new Event<>(
                Ids.next().toString(),
                example.event().path("source").asText(),
                example.type(),
                example.caseId(),
                example.time(),
                example.event().path("correlationid").asText(),
                null,
                example.event().path("data"));
    }

    private List<Example> examples(String type) {
        var examples = new ArrayList<Example>();
        try {
            ClassPathUtils.consumeAsPaths(EXAMPLES + type, folder -> {
                try (var files = Files.list(folder)) {
                    for (var file : files.sorted().toList()) {
                        examples.add(new Example(json.readTree(Files.readString(file))));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
