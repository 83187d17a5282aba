package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.addressing.Telling;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.rules.PublishedEvents.EventFields;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.i18n.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a rule book could not keep to: every published event has rules or a reason why it tells nobody, and they name
 * only what the event has. Texts are tried on the fullest and on the barest event that the schema allows.
 */
@ApplicationScoped
class RuleBookCheck {

    private final PublishedEvents events;

    RuleBookCheck(PublishedEvents events) {
        this.events = events;
    }

    List<RuleFlaw> flaws(RuleBook book) {
        var flaws = new ArrayList<RuleFlaw>();
        if (book.digests() != null) {
            checkDigests(book.digests(), flaws);
        }
        book.events().forEach((type, rules) -> events.find(type)
                .ifPresentOrElse(
                        fields -> new OfEvent("/events/" + type, rules, fields, flaws).check(),
                        () -> flaws.add(RuleFlaw.of("/events/" + type, "event-unknown", type))));
        events.types().stream()
                .filter(type -> book.of(type).isEmpty())
                .forEach(type -> flaws.add(RuleFlaw.of("/events", "event-missing", type)));
        return flaws;
    }

    private static void checkDigests(Digests digests, List<RuleFlaw> flaws) {
        try {
            Length.parse(digests.dueWithin());
        } catch (IllegalArgumentException notALength) {
            flaws.add(RuleFlaw.of("/digests/dueWithin", "digest-length", digests.dueWithin()));
        }
    }

    /** The check of one event's rules. */
    private record OfEvent(String at, EventRules rules, EventFields fields, List<RuleFlaw> flaws) {

        void check() {
            if ((rules.nobody() == null) == rules.tell().isEmpty()) {
                flaws.add(RuleFlaw.of(at, "nobody-or-tell"));
            }
            site();
            if (rules.matter() != null) {
                matter(rules.matter());
            } else if (!rules.tell().isEmpty()) {
                flaws.add(RuleFlaw.of(at, "matter-missing"));
            }
            for (int i = 0; i < rules.tell().size(); i++) {
                rule(at + "/tell/" + i, rules.tell().get(i));
            }
        }

        private void site() {
            var site = rules.site();
            if (site == null) {
                return;
            }
            if ((site.field() == null) == (site.ofCustomer() == null)) {
                flaws.add(RuleFlaw.of(at + "/site", "site-not-whole"));
            }
            field(at + "/site/field", site.field());
            field(at + "/site/ofCustomer", site.ofCustomer());
        }

        private void matter(MatterPattern matter) {
            matter.fields().forEach(part -> field(at + "/matter/" + part.name(), part.value()));
            matter.texts().forEach(part -> List.of(SampleEvent.full(fields.schema()), SampleEvent.bare(fields.schema()))
                    .forEach(sample -> text(at + "/matter/" + part.name(), part, sample)));
        }

        /** What is the same for all readers does not know who they are. */
        private void text(String where, MatterPattern.Part part, JsonNode sample) {
            try {
                var fields = TextPattern.fields(sample);
                if (part.isForReaders()) {
                    for (var reader : Language.values()) {
                        TextPattern.fill(part.value(), fields, reader);
                    }
                } else {
                    TextPattern.fill(part.value(), fields);
                }
            } catch (TextPattern.Broken e) {
                var flaw = RuleFlaw.of(where, "text-broken", e.getMessage());
                if (!flaws.contains(flaw)) {
                    flaws.add(flaw);
                }
            }
        }

        private void rule(String where, Rule rule) {
            for (int i = 0; i < rule.when().size(); i++) {
                var condition = rule.when().get(i);
                field(where + "/when/" + i + "/field", condition.field());
                field(where + "/when/" + i + "/differsFrom", condition.differsFrom());
                if (!condition.isWhole()) {
                    flaws.add(RuleFlaw.of(where + "/when/" + i, "condition-not-whole"));
                }
            }
            if (rule.kind().isDigest()) {
                flaws.add(RuleFlaw.of(where + "/kind", "digest-kind", rule.kind()));
            }
            if (rule.urgency() != null && rule.urgencyBy() != null) {
                flaws.add(RuleFlaw.of(where + "/urgencyBy", "urgency-twice"));
            }
            if (rule.urgencyBy() != null) {
                field(where + "/urgencyBy/field", rule.urgencyBy().field());
            }
            telling(where, rule);
            for (int i = 0; i < rule.to().size(); i++) {
                to(where + "/to/" + i, rule.to().get(i), rule.kind());
            }
        }

        /** Digests are for our own people; what is urgent, and copies that a procedure demands, do not wait for them. */
        private void telling(String where, Rule rule) {
            if (rule.telling() == Telling.AT_ONCE) {
                return;
            }
            var at = where + (rule.mode() == null ? "/optOut" : "/mode");
            if (rule.kind().isForCustomers()) {
                flaws.add(RuleFlaw.of(at, "digest-of-customers", rule.kind()));
            }
            if (rule.urgency() == Urgency.URGENT) {
                flaws.add(RuleFlaw.of(at, "digest-urgent"));
            }
            if (rule.to().stream().anyMatch(to -> to.copies() != null)) {
                flaws.add(RuleFlaw.of(at, "digest-of-copies"));
            }
        }

        private void to(String where, To to, MessageKind kind) {
            field(where + "/headOf", to.headOf());
            field(where + "/responsibleFor", to.responsibleFor());
            field(where + "/customer", to.customer());
            if (to.copies() != null) {
                field(where + "/copies", Audiences.COPIES);
            }
            if (to.way().isEmpty()) {
                flaws.add(RuleFlaw.of(where, "audience-not-whole"));
            } else if ((to.customer() != null) != kind.isForCustomers()) {
                flaws.add(RuleFlaw.of(where, "kind-for-others", kind));
            }
        }

        private void field(String where, String path) {
            if (path != null && !fields.has(path)) {
                flaws.add(RuleFlaw.of(where, "field-unknown", path));
            }
        }
    }
}
