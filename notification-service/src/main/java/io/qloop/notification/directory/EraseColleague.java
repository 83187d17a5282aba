package io.qloop.notification.directory;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.AuditRedaction;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a pseudonym in the place of somebody of our own people: in the directory, in the messages that the person got, and in
 * the directory's part of the audit trail. Who held which post when stays, under the pseudonym.
 */
@ApplicationScoped
class EraseColleague {

    /** Where the directory writes into the audit trail. */
    private static final String CASES = "select id::text from person union all select id::text from department";

    private final People people;
    private final AuditRedaction redaction;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final Clock clock;

    EraseColleague(People people, AuditRedaction redaction, Audit audit, SeenVersion seenVersion, Clock clock) {
        this.people = people;
        this.redaction = redaction;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    @Transactional
    Person handle(UUID id, String reason, String ifMatch, String by) {
        people.lock();
        var person = people.get(id);
        if (person.isErased()) {
            throw Refusal.gone("person-erased");
        }
        var pseudonym = "Person-" + id.toString().substring(24).toUpperCase(Locale.ROOT);
        var words = words(person, pseudonym);
        if (!words.apply(reason).equals(reason)) {
            throw Refusal.unprocessable("erasure-reason-names-person", "reason");
        }
        seenVersion.require(ifMatch, person, person.version());
        audit.because(reason);
        var pattern = pattern(person);
        person.mail().ifPresent(mail -> takeOutOfMessages(mail, pseudonym));
        takeOutOfDirectory(id, pseudonym, by);
        redaction.redact(CASES, pattern, words, reason);
        people.getEntityManager().refresh(person);
        return person;
    }

    /** Past the audit trail, which would keep what stood there; its redactions tell who erased whom, and why. */
    private void takeOutOfDirectory(UUID id, String pseudonym, String by) {
        people.getEntityManager()
                .createNativeQuery("""
                        update person set name = :pseudonym, mail = null, login = null, language = null, active = false,
                            erased_at = :at, changed_at = :at, changed_by = :by, version = version + 1
                        where id = :id""")
                .setParameter("pseudonym", pseudonym)
                .setParameter("at", clock.instant())
                .setParameter("by", by)
                .setParameter("id", id)
                .executeUpdate();
    }

    private void takeOutOfMessages(String mail, String pseudonym) {
        people.getEntityManager()
                .createNativeQuery("""
                        update message set recipient_name = :pseudonym,
                            recipient_mail = lower(:pseudonym) || '@erased.invalid', version = version + 1
                        where lower(recipient_mail) = lower(:mail)
                            and customer_id is null""")
                .setParameter("pseudonym", pseudonym)
                .setParameter("mail", mail)
                .executeUpdate();
    }

    /** What the person is known by, the address first: it may hold the login. */
    private static Map<String, String> known(Person person, String pseudonym) {
        var known = new LinkedHashMap<String, String>();
        person.mail().ifPresent(mail -> known.put(mail, pseudonym.toLowerCase(Locale.ROOT) + "@erased.invalid"));
        known.put(person.name(), pseudonym);
        person.login().ifPresent(login -> known.put(login, pseudonym));
        return known;
    }

    private static UnaryOperator<String> words(Person person, String pseudonym) {
        var known = known(person, pseudonym);
        return text -> {
            var without = text;
            for (var each : known.entrySet()) {
                without = word(each.getKey()).matcher(without).replaceAll(Matcher.quoteReplacement(each.getValue()));
            }
            return without;
        };
    }

    /** Chinese has no space between words. */
    private static Pattern word(String word) {
        var ends = word.codePoints().anyMatch(Character::isIdeographic) ? "" : "(?![\\p{L}\\p{N}])";
        var begins = ends.isEmpty() ? "" : "(?<![\\p{L}\\p{N}])";
        return Pattern.compile(begins + Pattern.quote(word) + ends, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** For PostgreSQL: finds at least every text that names the person. */
    private static String pattern(Person person) {
        return known(person, "").keySet().stream()
                .map(word -> word.codePoints()
                        .mapToObj(c -> Character.isLetterOrDigit(c) ? Character.toString(c) : ".*")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }
}
