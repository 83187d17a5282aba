package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.FeedbackEvent.FeedbackEscalated;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackRegistered;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer's word about quality, service or new requirements. It is registered with the function that must
 * answer and goes through its procedure, at the end of which it is closed; once, it can be escalated into a formal
 * complaint, where complaint-service continues. What was said is never changed afterwards.
 */
@Entity
@EntityListeners(FeedbackWording.class)
public class Feedback implements Audited {
    static final int CUSTOMER_MAX = 40;
    static final int SUBJECT_MAX = 200;
    static final int CONTENT_MAX = 10_000;
    static final int REASON_MAX = 2000;
    static final int PRODUCT_MAX = 40;
    static final int LOT_MAX = 60;
    static final int REMARK_MAX = 2000;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;
    private String customerId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "class")
    private String feedbackClass;

    private String subject;
    private String content;
    private String productId;
    private String lot;

    @Enumerated(EnumType.STRING)
    private CompanyFunction responsibleFunction;

    @Enumerated(EnumType.STRING)
    private FeedbackStatus status;

    private Instant receivedAt;
    private Instant registeredAt;
    private String registeredBy;
    /** Name and version of the procedure that it was registered under. */
    private String procedure;

    private Instant dueAt;
    private Instant closedAt;

    @Enumerated(EnumType.STRING)
    private FeedbackOrigin.Kind originKind;

    private UUID originId;
    private Instant escalatedAt;
    private String escalatedBy;
    private String escalationReason;
    private String remark;

    /** For the mapper only. */
    protected Feedback() {}

    /** What the customer said and how it reached us; a statement that exists is complete. */
    public record Statement(
            String customerId,
            Channel channel,
            String subject,
            String content,
            Instant receivedAt,
            Optional<String> productId,
            Optional<String> lot) {
        public Statement {
            requireText("customerId", customerId, CUSTOMER_MAX);
            requireText("subject", subject, SUBJECT_MAX);
            requireText("content", content, CONTENT_MAX);
            productId.ifPresent(it -> requireText("productId", it, PRODUCT_MAX));
            lot.ifPresent(it -> requireText("lot", it, LOT_MAX));
        }
    }

    /**
     * What of its way through its procedure is shown with it.
     *
     * @param dueAt   the earliest date; empty where nothing is due
     * @param endedAt when it came to the end of its procedure
     */
    record Course(
            String procedure, Optional<String> feedbackClass, Optional<Instant> dueAt, Optional<Instant> endedAt) {}

    Feedback(
            UUID id,
            String number,
            Statement statement,
            CompanyFunction responsibleFunction,
            Optional<FeedbackOrigin> origin,
            Course course,
            String registeredBy,
            Instant at) {
        this.id = id;
        this.number = number;
        this.customerId = statement.customerId();
        this.channel = statement.channel();
        this.subject = statement.subject();
        this.content = statement.content();
        this.receivedAt = statement.receivedAt();
        this.productId = statement.productId().orElse(null);
        this.lot = statement.lot().orElse(null);
        this.responsibleFunction = responsibleFunction;
        this.originKind = origin.map(FeedbackOrigin::kind).orElse(null);
        this.originId = origin.map(FeedbackOrigin::id).orElse(null);
        this.feedbackClass = course.feedbackClass().orElse(null);
        this.procedure = course.procedure();
        this.dueAt = course.dueAt().orElse(null);
        this.registeredBy = registeredBy;
        this.registeredAt = at;
        this.status = FeedbackStatus.REGISTERED;
    }

    /** The announcement of a feedback that has just come into being. */
    FeedbackRegistered registered() {
        return new FeedbackRegistered(
                id,
                number,
                customerId,
                channel,
                feedbackClass,
                subject,
                responsibleFunction,
                receivedAt,
                procedure,
                dueAt,
                origin().orElse(null),
                registeredAt);
    }

    /** Its procedure has gone on: the class may be another one, and something else may be due. */
    void follow(Course course) {
        feedbackClass = course.feedbackClass().orElse(null);
        procedure = course.procedure();
        dueAt = course.dueAt().orElse(null);
        course.endedAt().filter(_ -> status == FeedbackStatus.REGISTERED).ifPresent(at -> {
            status = status.moveTo(FeedbackStatus.CLOSED);
            closedAt = at;
        });
    }

    FeedbackEscalated escalate(String reason, String by, Instant at) {
        requireText("reason", reason, REASON_MAX);
        if (status == FeedbackStatus.ESCALATED) {
            throw Refusal.conflict("feedback-already-escalated", number);
        }
        status = status.moveTo(FeedbackStatus.ESCALATED);
        escalationReason = reason;
        escalatedBy = by;
        escalatedAt = at;
        dueAt = null;
        return new FeedbackEscalated(
                id, number, customerId, feedbackClass, subject, content, productId, lot, at, by, reason);
    }

    /** Says, or says no longer, what the register shall show beside it. */
    void remark(Optional<String> words) {
        words.ifPresent(it -> requireText("remark", it, REMARK_MAX));
        remark = words.orElse(null);
    }

    private static void requireText(String what, String text, int max) {
        if (text == null || text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException("The " + what + " of a feedback is empty or longer than " + max);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    String customerId() {
        return customerId;
    }

    Channel channel() {
        return channel;
    }

    Optional<String> feedbackClass() {
        return Optional.ofNullable(feedbackClass);
    }

    String subject() {
        return subject;
    }

    String content() {
        return content;
    }

    Optional<String> productId() {
        return Optional.ofNullable(productId);
    }

    Optional<String> lot() {
        return Optional.ofNullable(lot);
    }

    CompanyFunction responsibleFunction() {
        return responsibleFunction;
    }

    FeedbackStatus status() {
        return status;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    String registeredBy() {
        return registeredBy;
    }

    String procedure() {
        return procedure;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    Optional<String> remark() {
        return Optional.ofNullable(remark);
    }

    Optional<FeedbackOrigin> origin() {
        return originId == null ? Optional.empty() : Optional.of(new FeedbackOrigin(originKind, originId));
    }

    Optional<Escalation> escalation() {
        return escalatedAt == null
                ? Optional.empty()
                : Optional.of(new Escalation(escalationReason, escalatedBy, escalatedAt));
    }

    /** How a feedback became a matter for a formal complaint. */
    record Escalation(String reason, String escalatedBy, Instant escalatedAt) {}
}
