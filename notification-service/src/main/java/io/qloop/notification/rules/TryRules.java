package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.addressing.Addressing;
import io.qloop.notification.message.Audience;
import io.qloop.notification.rules.Decision.Reason;
import io.qloop.notification.rules.Decision.Silence;
import io.qloop.notification.rules.Decision.Told;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventSchemas;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says who would be told about an event, and why. Writes nothing and reports nothing. */
@ApplicationScoped
class TryRules {

    private final CurrentRules rules;
    private final DecideWhoIsTold decide;
    private final Addressing addressing;
    private final EventSchemas schemas;

    TryRules(CurrentRules rules, DecideWhoIsTold decide, Addressing addressing, EventSchemas schemas) {
        this.rules = rules;
        this.decide = decide;
        this.addressing = addressing;
        this.schemas = schemas;
    }

    /**
     * What would come of it.
     *
     * @param number  of the version that was tried
     * @param reached one for each audience, in the order in which messages would be written
     */
    record Outcome(int number, Optional<String> nobody, List<Reached> reached, List<Silence> silences) {}

    /**
     * Who it is today.
     *
     * @param silent why this one would get no message of its own
     */
    record Reached(Told told, Audience audience, Addressing.Found found, Optional<Reason> silent) {}

    @Transactional
    Outcome handle(Event<JsonNode> event) {
        if (!schemas.isKnown(event.type())) {
            throw Refusal.unprocessable("message-rules-event-unknown", "type", event.type());
        }
        var violations = schemas.violations(event.type(), event.data());
        if (!violations.isEmpty()) {
            throw Refusal.unprocessable("message-rules-event-invalid", "data", String.join("; ", violations));
        }
        var current = rules.get();
        var decision = decide.handle(current.book().of(event.type()).orElseThrow(), event);
        var ruleByMail = new HashMap<String, Integer>();
        var reached = new ArrayList<Reached>();
        for (var told : decision.told()) {
            for (var audience : told.audiences()) {
                var found = addressing.wouldFind(audience);
                var earlier = found.recipient()
                        .map(recipient ->
                                ruleByMail.putIfAbsent(recipient.mail().toLowerCase(Locale.ROOT), told.rule()));
                reached.add(new Reached(told, audience, found, silence(found, earlier)));
            }
        }
        return new Outcome(current.number(), decision.nobody(), reached, decision.silences());
    }

    private static Optional<Reason> silence(Addressing.Found found, Optional<Integer> earlier) {
        return found.recipient().isEmpty()
                ? Optional.of(Reason.of("nobody-found"))
                : earlier.map(rule -> Reason.of("told-already", rule));
    }
}
