package io.qloop.feedback.inquiry;

import io.qloop.feedback.customer.CustomerContacts;
import io.qloop.feedback.customer.Customers;
import io.qloop.feedback.feedback.Concerned;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Those who handle a feedback ask its customer for what is missing; notification-service writes the mail. */
@ApplicationScoped
class AskCustomer {
    private final Inquiries inquiries;
    private final Askable askable;
    private final InquiryDeadline deadline;
    private final Concerned concerned;
    private final Handlers handlers;
    private final Customers customers;
    private final CustomerContacts contacts;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Calendars calendars;
    private final Clock clock;

    AskCustomer(
            Inquiries inquiries,
            Askable askable,
            InquiryDeadline deadline,
            Concerned concerned,
            Handlers handlers,
            Customers customers,
            CustomerContacts contacts,
            Outbox outbox,
            CurrentUser user,
            Calendars calendars,
            Clock clock) {
        this.inquiries = inquiries;
        this.askable = askable;
        this.deadline = deadline;
        this.concerned = concerned;
        this.handlers = handlers;
        this.customers = customers;
        this.contacts = contacts;
        this.outbox = outbox;
        this.user = user;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param things codes of what the procedure lets one ask for */
    record Command(UUID feedback, Set<String> things, Optional<String> words, Optional<LocalDate> answerBy) {}

    @Transactional
    Inquiry handle(Command command) {
        var feedback = concerned.lock(command.feedback());
        var function = handlers.require(feedback);
        if (!feedback.isOpen()) {
            throw Refusal.conflict("feedback-not-open", feedback.number());
        }
        if (!inquiries.open(List.of(feedback.id())).isEmpty()) {
            throw Refusal.conflict("inquiry-open", feedback.number());
        }
        var question =
                new Inquiry.Question(named(feedback.id(), command.things()), command.words(), command.answerBy());
        // Nothing is asked into the void: whoever asks hears that nobody would hear it.
        if (!contacts.hasAny(feedback.customerId())) {
            throw Refusal.conflict("inquiry-without-contact", feedback.customerId());
        }
        var inquiry = new Inquiry(
                Ids.next(),
                new Inquiry.About(feedback.id(), feedback.customerId()),
                function,
                question,
                user.name(),
                clock.instant(),
                calendars.today());
        deadline.start(inquiry, feedback.number());
        inquiries.persist(inquiry);
        outbox.append(inquiry.requested(feedback.number(), languageOf(feedback.customerId()))
                .announced());
        inquiries.flush();
        return inquiry;
    }

    private List<Asked> named(UUID feedbackId, Set<String> codes) {
        var asks = askable.of(feedbackId).stream().map(Askable.Thing::ask).toList();
        codes.forEach(code -> Procedure.requireChoice("asked", code, asks));
        return asks.stream()
                .filter(ask -> codes.contains(ask.code()))
                .map(ask -> new Asked(ask.code(), ask.name()))
                .toList();
    }

    private Language languageOf(String customerId) {
        return customers.languageOf(customerId).orElse(Language.ZH);
    }
}
