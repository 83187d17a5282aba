package io.qloop.notification.digest;

import io.qloop.notification.directory.Me;
import io.qloop.notification.escalation.WaitedFor;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.rules.DigestRules;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes down how whoever asks wants to be told, as far as the rules of messages and the ladders leave it open. */
@ApplicationScoped
class SetPreferences {

    private final AllPreferences preferences;
    private final DigestRules rules;
    private final WaitedFor waitedFor;
    private final Me me;
    private final SeenVersion seenVersion;
    private final Clock clock;

    SetPreferences(
            AllPreferences preferences,
            DigestRules rules,
            WaitedFor waitedFor,
            Me me,
            SeenVersion seenVersion,
            Clock clock) {
        this.preferences = preferences;
        this.rules = rules;
        this.waitedFor = waitedFor;
        this.me = me;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    /** @param ifMatch the version that the caller has seen; null where nothing is entered yet */
    record Command(boolean dailyDigest, boolean weeklyDigest, List<MessageKind> digestOnly, String ifMatch) {}

    /** Empty where nothing is entered. */
    Optional<MessagePreferences> mine() {
        return preferences.findByIdOptional(me.person().id());
    }

    @Transactional
    MessagePreferences handle(Command command) {
        var person = me.person().id();
        var obstacles = Stream.of(
                        digest("dailyDigest", command.dailyDigest(), MessageKind.DAILY_DIGEST),
                        digest("weeklyDigest", command.weeklyDigest(), MessageKind.WEEKLY_DIGEST),
                        kinds(command.digestOnly()))
                .flatMap(List::stream)
                .toList();
        if (!obstacles.isEmpty()) {
            throw Refusal.unprocessable("preferences-not-allowed", null).with(obstacles);
        }
        var known = preferences.findByIdOptional(person);
        known.ifPresent(mine -> seenVersion.require(command.ifMatch(), mine, mine.version()));
        var mine = known.orElseGet(() -> new MessagePreferences(person));
        mine.set(
                command.dailyDigest(),
                command.weeklyDigest(),
                command.digestOnly().stream().map(EnumNames::of).collect(Collectors.toUnmodifiableSet()),
                clock.instant());
        preferences.persistAndFlush(mine);
        return mine;
    }

    private List<Detail> digest(String field, boolean isWanted, MessageKind digest) {
        var mustBe = rules.of(digest).filter(schedule -> !schedule.isOptional()).isPresent();
        return isWanted || !mustBe
                ? List.of()
                : List.of(Detail.of(field, "digest-not-optional", "digests." + field.replace("Digest", "")));
    }

    private List<Detail> kinds(List<MessageKind> wanted) {
        var obstacles = new ArrayList<Detail>();
        for (var i = 0; i < wanted.size(); i++) {
            var field = "digestOnly[" + i + "]";
            obstacle(field, wanted.get(i)).ifPresent(obstacles::add);
        }
        return obstacles;
    }

    private Optional<Detail> obstacle(String field, MessageKind kind) {
        if (!rules.isTold(kind)) {
            return Optional.of(Detail.of(field, "kind-not-collected", kind));
        }
        var first = rules.atOnce(kind).stream().findFirst();
        if (first.isPresent()) {
            return Optional.of(Detail.of(
                    field,
                    "kind-told-at-once",
                    kind,
                    first.get().event(),
                    first.get().number()));
        }
        return Stream.of(Urgency.IMPORTANT, Urgency.NORMAL)
                .flatMap(urgency -> waitedFor.ladder(kind, urgency).stream())
                .findFirst()
                .map(ladder -> Detail.of(field, "kind-waited-for", kind, ladder));
    }
}
