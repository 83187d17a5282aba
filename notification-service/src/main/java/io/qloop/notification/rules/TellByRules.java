package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventWitness;
import io.qloop.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes the messages that the rules make of an event, in the transaction that remembers the event's id. */
@ApplicationScoped
public class TellByRules implements EventWitness {

    private final CurrentRules rules;
    private final DecideWhoIsTold decide;
    private final WriteMessages writeMessages;

    TellByRules(CurrentRules rules, DecideWhoIsTold decide, WriteMessages writeMessages) {
        this.rules = rules;
        this.decide = decide;
        this.writeMessages = writeMessages;
    }

    @Override
    public boolean wants(String type) {
        return rules.get().book().of(type).filter(it -> !it.tell().isEmpty()).isPresent();
    }

    @Override
    public void prepare(List<Event<JsonNode>> events) {
        writeMessages.prepare(events.stream().map(Inbox.Key::of).toList());
    }

    /** The types of events that may lead to messages. */
    public Set<String> types() {
        return typesWith(_ -> true);
    }

    @Override
    public void hear(Event<JsonNode> event) {
        rules.get().book().of(event.type()).map(it -> decide.handle(it, event)).ifPresent(decision -> decision.told()
                .forEach(told -> writeMessages.handle(new WriteMessages.Command(
                        Occasions.of(event, told.kind()), told.audiences(), told.matter(), told.telling()))));
    }

    /** The types of events that may lead to a message of this kind. */
    public Set<String> typesFor(MessageKind kind) {
        return typesWith(rule -> rule.kind() == kind);
    }

    private Set<String> typesWith(Predicate<Rule> wanted) {
        return rules.get().book().events().entrySet().stream()
                .filter(entry -> entry.getValue().tell().stream().anyMatch(wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
