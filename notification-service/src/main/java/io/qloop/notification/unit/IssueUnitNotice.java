package io.qloop.notification.unit;

import io.qloop.notification.addressing.Addressing;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.directory.Units;
import io.qloop.notification.directory.Units.Unit;
import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Notifies the units that a notice names, each by whoever is in charge there, and announces it for the case's timeline. */
@ApplicationScoped
class IssueUnitNotice {

    private static final String NUMBER_FORM = "UN";
    private static final String SOURCE = "/qloop/notification";

    private final UnitNotices notices;
    private final Units units;
    private final WriteMessages writeMessages;
    private final Addressing addressing;
    private final Messages messages;
    private final Loops loops;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Texts texts;
    private final CurrentUser user;
    private final Clock clock;

    IssueUnitNotice(
            UnitNotices notices,
            Units units,
            WriteMessages writeMessages,
            Addressing addressing,
            Messages messages,
            Loops loops,
            Numbers numbers,
            Outbox outbox,
            Texts texts,
            CurrentUser user,
            Clock clock) {
        this.notices = notices;
        this.units = units;
        this.writeMessages = writeMessages;
        this.addressing = addressing;
        this.messages = messages;
        this.loops = loops;
        this.numbers = numbers;
        this.outbox = outbox;
        this.texts = texts;
        this.user = user;
        this.clock = clock;
    }

    /** @param units codes of departments, posts and functions */
    record Command(UnitNotice.Words words, List<String> units) {
        Command {
            units = List.copyOf(units);
        }
    }

    /** @throws Refusal when the caller may not tell these units, one of them is not known, or the date is over */
    @Transactional
    UnitNotice handle(Command command) {
        requireAuthor();
        var named = named(command.units());
        requireMayTell(named);
        var words = command.words();
        var now = clock.instant();
        if (words.dueAt().filter(due -> !due.isAfter(now)).isPresent()) {
            throw Refusal.unprocessable("unit-notice-due-over", "dueAt");
        }

        var id = Ids.next();
        var number = numbers.next(NUMBER_FORM, id);
        var known = messages.firstAbout(words.caseId());
        var event = announce(known, event(id, number, command, now));
        var occasion = new Occasion(
                event.toString(),
                SOURCE,
                words.answerWanted() ? MessageKind.UNIT_NOTICE : MessageKind.UNIT_NOTICE_TO_KNOW,
                words.caseId(),
                id.toString(),
                known.map(message -> message.occasion().correlationId()).orElse(words.caseId()),
                null);
        var audiences = named.stream().map(IssueUnitNotice::audienceOf).toList();
        var written = writeMessages.handle(new WriteMessages.Command(occasion, audiences, matter(id, number, words)));
        var told = new ArrayList<ToldUnit>();
        for (var unit : named) {
            told.add(new ToldUnit(unit.code(), messageTo(audienceOf(unit), written)));
        }
        var notice = new UnitNotice(id, number, words, told, user.name(), now);
        notices.persist(notice);
        notices.flush();
        return notice;
    }

    private void requireAuthor() {
        if (!user.has(Roles.ADMIN)) {
            user.requireFunction(CompanyFunction.SALES, CompanyFunction.PRODUCTION);
        }
    }

    /** Sales tells every unit; production control the warehouse. */
    private void requireMayTell(List<Unit> named) {
        var all = user.has(Roles.ADMIN) || user.worksFor(CompanyFunction.SALES);
        if (!all
                && !named.stream().allMatch(unit -> unit.function()
                        .filter(CompanyFunction.LOGISTICS::equals)
                        .isPresent())) {
            throw Refusal.forbidden("unit-notice-warehouse-only");
        }
    }

    private List<Unit> named(List<String> codes) {
        var named = new ArrayList<Unit>();
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            var field = "units[" + i + "]";
            var unit = units.of(code).orElseThrow(() -> Refusal.unprocessable("unit-unknown", field, code));
            if (named.contains(unit)) {
                throw Refusal.unprocessable("unit-named-twice", field, code);
            }
            named.add(unit);
        }
        return named;
    }

    /** In the loop of the case, where we have told anybody of it before. */
    private UUID announce(Optional<Message> known, UnitNoticeIssued event) {
        if (known.isEmpty()) {
            return outbox.append(event.announced());
        }
        var id = new AtomicReference<UUID>();
        loops.beside(known.get(), () -> id.set(outbox.append(event.announced())));
        return id.get();
    }

    private UnitNoticeIssued event(UUID id, String number, Command command, Instant now) {
        var words = command.words();
        return new UnitNoticeIssued(
                id,
                number,
                words.kind(),
                words.caseId(),
                words.caseNumber(),
                command.units(),
                words.answerWanted(),
                words.dueAt().orElse(null),
                now,
                user.name());
    }

    private static Audience audienceOf(Unit unit) {
        var function = unit.function().map(CompanyFunction::code).orElse(null);
        return unit.isFunction()
                ? new Audience.FunctionHead(function, null)
                : new Audience.Department(unit.code(), function, unit.site().orElse(null));
    }

    /** What it is about begins with the kind of the notice. */
    private Matter matter(UUID id, String number, UnitNotice.Words words) {
        var kind = texts.both(words.kind().textKey());
        return new Matter(
                number,
                words.caseNumber(),
                kind.zh() + "\n" + words.words(),
                kind.en() + "\n" + words.words(),
                null,
                null,
                null,
                words.dueAt().orElse(null),
                "/unit-notices/" + id,
                Urgency.NORMAL);
    }

    /** Its own, or that of whoever is told for another unit already. */
    private UUID messageTo(Audience audience, List<Message> written) {
        return written.stream()
                .filter(message -> message.audience().equals(audience))
                .findFirst()
                .or(() -> addressing
                        .wouldFind(audience)
                        .recipient()
                        .map(Recipient::mail)
                        .flatMap(mail -> written.stream()
                                .filter(message -> message.recipient()
                                        .filter(it -> it.mail().equalsIgnoreCase(mail))
                                        .isPresent())
                                .findFirst()))
                .map(Message::id)
                .orElse(null);
    }
}
