package io.qloop.platform.erasure;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.AuditRedaction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a pseudonym in the place of a customer's contact person, in the data and in the audit trail (AH-81). */
@ApplicationScoped
class ErasePerson {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Nothing that is mistaken for something else when it is read out. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final PersonalRows rows;
    private final AuditRedaction redaction;
    private final Erasures erasures;
    private final ErasedAddresses addresses;
    private final Audit audit;
    private final CurrentUser user;
    private final Clock clock;

    ErasePerson(
            PersonalRows rows,
            AuditRedaction redaction,
            Erasures erasures,
            ErasedAddresses addresses,
            Audit audit,
            CurrentUser user,
            Clock clock) {
        this.rows = rows;
        this.redaction = redaction;
        this.erasures = erasures;
        this.addresses = addresses;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    /** @param pseudonym that another service has given the person; empty for a new one */
    record Command(
            String customerId,
            Optional<String> name,
            Optional<String> mail,
            Optional<String> phone,
            Optional<String> login,
            Optional<String> pseudonym,
            String reason) {}

    @Transactional
    Erasure handle(Command command) {
        var person = new Person(
                command.name(),
                command.mail(),
                command.phone(),
                command.login(),
                command.pseudonym().orElseGet(ErasePerson::random));
        if (person.isNamedIn(command.reason())) {
            throw Refusal.unprocessable("erasure-reason-names-person", "reason");
        }
        audit.because(command.reason());
        rows.noteCases(command.customerId());
        int changed = rows.replace(command.customerId(), person);
        int redacted = redaction.redact(PersonalRows.CASES, person.loosely(), person::takenOutOf, command.reason());
        var erasure = new Erasure(
                Ids.next(),
                command.customerId(),
                person.pseudonym(),
                command.reason(),
                user.name(),
                clock.instant(),
                changed,
                redacted);
        erasures.persistAndFlush(erasure);
        command.mail().ifPresent(mail -> addresses.add(erasure.id(), command.customerId(), mail));
        return erasure;
    }

    private static String random() {
        return "Person-"
                + RANDOM.ints(8, 0, ALPHABET.length())
                        .mapToObj(i -> ALPHABET.substring(i, i + 1))
                        .collect(Collectors.joining());
    }
}
