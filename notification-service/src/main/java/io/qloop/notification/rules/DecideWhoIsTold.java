package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.message.Audience;
import io.qloop.notification.rules.Decision.Reason;
import io.qloop.notification.rules.Decision.Silence;
import io.qloop.notification.rules.Decision.Told;
import io.qloop.platform.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Applies the rules to an event: who is told what. Writes nothing. */
@ApplicationScoped
class DecideWhoIsTold {

    private final Audiences audiences;
    private final Sites sites;

    DecideWhoIsTold(Audiences audiences, Sites sites) {
        this.audiences = audiences;
        this.sites = sites;
    }

    Decision handle(EventRules rules, Event<JsonNode> event) {
        var site = siteOf(rules.site(), event.data());
        var told = new ArrayList<Told>();
        var silences = new ArrayList<Silence>();
        var before = new HashSet<Audience>();
        for (int i = 0; i < rules.tell().size(); i++) {
            var rule = rules.tell().get(i);
            int place = i + 1;
            var failing = rule.when().stream()
                    .filter(condition -> !condition.holds(event.data()))
                    .findFirst();
            if (failing.isPresent()) {
                silences.add(new Silence(place, rule.kind(), reason(failing.get(), event.data())));
                continue;
            }
            var fresh = new ArrayList<Audience>();
            for (var to : rule.to()) {
                var named = audiences.named(to, event, site);
                named.nobody().ifPresent(reason -> silences.add(new Silence(place, rule.kind(), reason)));
                named.audiences().stream().filter(before::add).forEach(fresh::add);
            }
            if (!fresh.isEmpty()) {
                var matter = rules.matter().of(event.data(), rule.urgencyOf(event.data()));
                told.add(new Told(place, rule.kind(), List.copyOf(fresh), matter, rule.telling()));
            }
        }
        return new Decision(Optional.ofNullable(rules.nobody()), told, silences);
    }

    private static Reason reason(Condition failing, JsonNode data) {
        return Reason.of("condition", failing.field(), failing.found(data), failing.words());
    }

    /** Null for the whole company. */
    private String siteOf(EventRules.Site site, JsonNode data) {
        if (site == null) {
            return null;
        }
        return site.field() != null
                ? Fields.text(data, site.field()).orElse(null)
                : sites.of(Fields.text(data, site.ofCustomer()).orElse(null));
    }
}
