package io.qloop.feedback.feedback;

import io.qloop.feedback.customer.Customers;
import io.qloop.feedback.feedback.FeedbackFormView.Box;
import io.qloop.feedback.feedback.FeedbackFormView.Signed;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.procedure.FieldValue.Ticked;
import io.qloop.platform.procedure.Procedure.Choice;
import io.qloop.platform.procedure.Procedure.FormField;
import io.qloop.platform.procedure.proceeding.Proceeding;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Puts the form of a feedback together: what it holds itself, and what is written into its procedure's fields. */
@ApplicationScoped
class FeedbackForm {
    private final Feedbacks feedbacks;
    private final Proceedings proceedings;
    private final Concerned concerned;
    private final Customers customers;
    private final Calendars calendars;
    private final Audit audit;

    FeedbackForm(
            Feedbacks feedbacks,
            Proceedings proceedings,
            Concerned concerned,
            Customers customers,
            Calendars calendars,
            Audit audit) {
        this.feedbacks = feedbacks;
        this.proceedings = proceedings;
        this.concerned = concerned;
        this.customers = customers;
        this.calendars = calendars;
        this.audit = audit;
    }

    @Transactional
    FeedbackFormView of(UUID id) {
        var feedback = feedbacks.get(id);
        var proceeding = proceedings.find(id);
        var fields = new TreeMap<>(proceeding.map(Proceeding::fields).orElse(new TreeMap<>()));
        fields.remove(Concerned.COPY_TO);
        return new FeedbackFormView(
                feedback.id(),
                feedback.number(),
                feedback.customerId(),
                customers.nameOf(feedback.customerId()).orElse(null),
                day(feedback.receivedAt()),
                feedback.registeredBy(),
                feedback.subject(),
                feedback.content(),
                feedback.feedbackClass().orElse(null),
                proceeding.map(this::boxes).orElse(List.of()),
                Map.copyOf(fields),
                concerned.of(id).functions().stream().sorted().toList(),
                feedback.remark().orElse(null),
                feedback.closedAt().map(this::day).orElse(null),
                audit.signatures(id.toString()).stream()
                        .map(signature -> new Signed(signature.meaning(), signature.signer(), signature.signedAt()))
                        .toList());
    }

    private LocalDate day(Instant moment) {
        return calendars.company().dayOf(moment);
    }

    private List<Box> boxes(Proceeding proceeding) {
        var ticked = proceedings.ticked(proceeding, Concerned.COPY_TO);
        return proceedings
                .procedureOf(proceeding)
                .field(Concerned.COPY_TO)
                .map(FormField::choices)
                .orElse(List.of())
                .stream()
                .map(choice -> box(choice, ticked))
                .toList();
    }

    private static Box box(Choice choice, List<Ticked> ticked) {
        Optional<Ticked> there =
                ticked.stream().filter(it -> it.choice().equals(choice)).findFirst();
        return new Box(
                choice.code(),
                choice.name(),
                there.isPresent(),
                there.map(Ticked::words).filter(words -> !words.isEmpty()).orElse(null));
    }
}
