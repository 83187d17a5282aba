package io.qloop.notification.rules;

import io.qloop.notification.addressing.Telling;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.calendar.Length;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules that hold say of digests, and of messages that may wait for them. */
@ApplicationScoped
public class DigestRules {

    private static final Length DUE_WITHIN = Length.parse("3 working-days");

    private final CurrentRules rules;

    DigestRules(CurrentRules rules) {
        this.rules = rules;
    }

    /**
     * When a digest is sent.
     *
     * @param at         local time of the reader's site
     * @param isOptional whether readers may do without
     */
    public record Schedule(LocalTime at, boolean isOptional) {}

    /**
     * A rule.
     *
     * @param number its place among those of the event, from 1
     */
    public record Place(String event, int number) {}

    /** Empty where there is no such digest. */
    public Optional<Schedule> of(MessageKind digest) {
        return digests()
                .flatMap(it -> Optional.ofNullable(
                        switch (digest) {
                            case DAILY_DIGEST -> it.daily();
                            case WEEKLY_DIGEST -> it.weekly();
                            default -> throw new IllegalArgumentException(digest + " is no digest");
                        }))
                .map(it -> new Schedule(LocalTime.parse(it.at()), it.optOut() == OptOut.ALLOWED));
    }

    /** Is there any digest that something could stand in? */
    public boolean hasAny() {
        return digests().filter(it -> it.daily() != null || it.weekly() != null).isPresent();
    }

    /** How soon something is due that stands in digests for that alone. */
    public Length dueWithin() {
        return digests().map(Digests::dueWithin).map(Length::parse).orElse(DUE_WITHIN);
    }

    /** The rules by which this kind is told at once, whatever its readers want. */
    public List<Place> atOnce(MessageKind kind) {
        var places = new ArrayList<Place>();
        rules.get().book().events().forEach((event, it) -> {
            for (int i = 0; i < it.tell().size(); i++) {
                var rule = it.tell().get(i);
                if (rule.kind() == kind && rule.telling() == Telling.AT_ONCE) {
                    places.add(new Place(event, i + 1));
                }
            }
        });
        return places;
    }

    /** Does any rule lead to a message of this kind? */
    public boolean isTold(MessageKind kind) {
        return rules.get().book().events().values().stream()
                .flatMap(it -> it.tell().stream())
                .anyMatch(rule -> rule.kind() == kind);
    }

    private Optional<Digests> digests() {
        return Optional.ofNullable(rules.get().book().digests());
    }
}
