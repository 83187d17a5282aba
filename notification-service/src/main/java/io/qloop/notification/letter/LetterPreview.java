package io.qloop.notification.letter;

import com.fasterxml.jackson.databind.DeserializationFeature;
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
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
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

    private final List<EventHandler<?>> handlers;
    private final List<LetterSample> samples;
    private final Messages messages;
    private final Letters letters;
    private final Texts texts;
    private final ObjectMapper json;

    LetterPreview(
            @All List<EventHandler<?>> handlers,
            @All List<LetterSample> samples,
            Messages messages,
            Letters letters,
            Texts texts,
            ObjectMapper json) {
        this.handlers = handlers;
        this.samples = samples;
        this.messages = messages;
        this.letters = letters;
        this.texts = texts;
        this.json = json;
    }

    /** An example and who handles it. */
    private record Example<T>(EventHandler<T> handler, JsonNode event) {

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
                .filter(sample -> sample.kind() == kind)
                .map(sample -> letterOf(kind, sample.audience(), sample.matter(language), language, sample.earlier()))
                .findFirst()
                .or(() -> ofExample(kind, language));
    }

    private Optional<Letter> ofExample(MessageKind kind, Language language) {
        var all = handlers.stream()
                .<Example<?>>flatMap(handler -> examples(handler).stream())
                .sorted(Comparator.comparing(Example::time))
                .toList();
        return all.stream()
                .flatMap(example -> letterOf(kind, example, before(example, all), language).stream())
                .findFirst();
    }

    /** What an event leads to may depend on whom earlier ones of its case were told to. */
    private static List<Example<?>> before(Example<?> example, List<Example<?>> all) {
        return all.subList(0, all.indexOf(example)).stream()
                .filter(other -> other.caseId().equals(example.caseId()))
                .toList();
    }

    private Optional<Letter> letterOf(
            MessageKind kind, Example<?> example, List<Example<?>> before, Language language) {
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
    private <T> String handle(Example<T> example) {
        var event = event(example.handler(), example.event());
        example.handler().handle(event);
        return event.id();
    }

    private Letter letterOf(Message message, Language language) {
        return letterOf(message.occasion().kind(), message.audience(), message.matter(), language, List.of());
    }

    private Letter letterOf(
            MessageKind kind, Audience audience, Matter matter, Language language, List<Earlier> earlier) {
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
                earlier);
    }

    private <T> Event<T> event(EventHandler<T> handler, JsonNode example) {
        try {
            return new Event<>(
                    Ids.next().toString(),
                    example.path("source").asText(),
                    handler.type(),
                    example.path("subject").asText(),
                    Instant.parse(example.path("time").asText()),
                    example.path("correlationid").asText(),
                    null,
                    json.readerFor(handler.dataType())
                            // A reader uses the fields that it knows.
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(example.path("data")));
        } catch (IOException e) {
            throw new IllegalStateException("An example of " + handler.type() + " cannot be read", e);
        }
    }

    private <T> List<Example<T>> examples(EventHandler<T> handler) {
        var examples = new ArrayList<Example<T>>();
        try {
            ClassPathUtils.consumeAsPaths(EXAMPLES + handler.type(), folder -> {
                try (var files = Files.list(folder)) {
                    for (var file : files.sorted().toList()) {
                        examples.add(new Example<>(handler, json.readTree(Files.readString(file))));
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
