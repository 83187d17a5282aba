package io.qloop.platform.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.timeline.LoopEvents.Kept;
import io.qloop.platform.timeline.LoopEvents.Place;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows everything that happened in the loop of a case, by time: the own cases of the loop, and those of other services. */
@ApplicationScoped
public class Timeline {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final Instance<CaseHistory> histories;
    private final LoopEvents events;
    private final EventLines lines;
    private final ObjectMapper json;
    private final String service;

    Timeline(
            Instance<CaseHistory> histories,
            LoopEvents events,
            EventLines lines,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.histories = histories;
        this.events = events;
        this.lines = lines;
        this.json = json;
        this.service = service;
    }

    private record Placed(Place place, TimelineEntry entry) {}

    private record Own(String caseId, Happening happening) {}

    /** The page of the case's loop. Who may see the case is for the caller to decide. */
    @Transactional
    public Page<TimelineEntry> of(UUID caseId, PageRequest page) {
        var after = page.afterKey(2).map(Timeline::place);
        var loop = events.loopOf(caseId);
        var order = order(page.ascending());
        var own = events.casesOf(loop).stream().flatMap(this::happenings).toList();
        var numbers = events.numbersOf(loop);
        own.stream()
                .map(it -> it.happening().about())
                .filter(about -> about.number() != null)
                .forEach(about -> numbers.putIfAbsent(about.id(), about.number()));
        var heard = events.of(loop, after, page.ascending(), page.limit() + 1);
        var entries = Stream.concat(
                        own.stream().map(it -> shown(it, numbers)),
                        heard.stream().map(kept -> shown(kept, numbers)))
                .filter(it -> after.isEmpty() || order.compare(after.get(), it.place()) < 0)
                .sorted(Comparator.comparing(Placed::place, order))
                .limit(page.limit() + 1L)
                .toList();
        return Page.ofKeyed(
                        entries,
                        page,
                        it -> List.of(it.place().at().toString(), it.place().key()))
                .map(Placed::entry);
    }

    private static Place place(List<String> key) {
        try {
            return new Place(Instant.parse(key.getFirst()), key.getLast());
        } catch (DateTimeException notOurs) {
            throw Refusal.invalid("cursor-invalid", "after");
        }
    }

    private static Comparator<Place> order(boolean ascending) {
        var byTime = Comparator.comparing(Place::at).thenComparing(Place::key);
        return ascending ? byTime : byTime.reversed();
    }

    private Stream<Own> happenings(UUID caseId) {
        return histories.stream()
                .flatMap(history -> history.of(caseId).stream())
                .map(it -> new Own(caseId.toString(), it));
    }

    private Placed shown(Own own, Map<String, String> numbers) {
        var it = own.happening();
        var about = it.about();
        var number = about.number() != null ? about.number() : numbers.get(own.caseId());
        return new Placed(
                new Place(it.at(), it.key()),
                new TimelineEntry(
                        it.at(),
                        it.type(),
                        new TimelineEntry.Place(service, about.kind(), about.id(), number),
                        it.who(),
                        it.text(),
                        it.details()));
    }

    private Placed shown(Kept kept, Map<String, String> numbers) {
        var line = lines.find(kept.type()).orElseThrow();
        var number = kept.number().orElseGet(() -> numbers.get(kept.caseId().orElse(kept.aboutId())));
        return new Placed(
                new Place(kept.at(), kept.key()),
                new TimelineEntry(
                        kept.at(),
                        kept.type(),
                        new TimelineEntry.Place(kept.type().split("\\.")[1], line.kind(), kept.aboutId(), number),
                        kept.who().orElse(null),
                        lines.text(line, kept.facts()),
                        json.convertValue(kept.facts(), DETAILS)));
    }
}
