package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.FeedbackEvent.FeedbackEscalated;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackMerged;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackRegistered;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackReopened;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackSeparated;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackWithdrawn;
import io.qloop.feedback.feedback.FeedbackEvent.ReturnRequested;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A customer's word about quality, service or new requirements. It is registered with the function that must
 * answer and goes through its procedure, at the end of which it is closed. Before that it can become a formal complaint or a
 * return, where the other service continues and is the master from then on; it can be withdrawn, and merged into another
 * feedback of the same matter. Closed and withdrawn ones can be reopened, merged ones separated again. What was said is
 * never changed afterwards.
 */
@Entity
@EntityListeners(FeedbackWording.class)
public class Feedback implements Audited {
    public static final int CUSTOMER_MAX = 40;
    public static final int SUBJECT_MAX = 200;
    public static final int CONTENT_MAX = 10_000;
    public static final int PRODUCT_MAX = 40;
    public static final int LOT_MAX = 60;
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
    /** Product and lot of the first line, to be searched for. */
    private String productId;

    private String lot;

    @Convert(converter = LinesColumn.class)
    private List<FeedbackLine> lines;

    /** Whether there is a line whose lot is not known, to be searched for. */
    private boolean unknownLots;

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
    private UUID originItem;
    private Instant escalatedAt;
    private String escalatedBy;
    private String escalationReason;
    private String remark;

    /** When it left the state of being registered; null as long as it goes on. */
    private Instant endedAt;

    private UUID mergedInto;
    private String mergedIntoNumber;

    @Embedded
    private Successor successor;

    @Embedded
    private OldCase old;

    @Convert(converter = HistoryColumn.class)
    private List<Turn> history;

    /** For the mapper only. */
    protected Feedback() {}

    /**
     * What of its way through its procedure is shown with it.
     *
     * @param dueAt   the earliest date; empty where nothing is due
     * @param endedAt when it came to the end of its procedure
     */
    record Course(
            String procedure, Optional<String> feedbackClass, Optional<Instant> dueAt, Optional<Instant> endedAt) {}

    /** @param delivered tells of goods whether the ERP knows of their delivery to the customer */
    Feedback(
            UUID id,
            String number,
            Statement statement,
            Predicate<FeedbackLine.Named> delivered,
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
        concern(Goods.named(statement.goods(), delivered));
        this.productId = lines.isEmpty() ? null : lines.getFirst().productId();
        this.lot = lines.isEmpty() ? null : lines.getFirst().lot();
        this.responsibleFunction = responsibleFunction;
        this.originKind = origin.map(FeedbackOrigin::kind).orElse(null);
        this.originId = origin.map(FeedbackOrigin::id).orElse(null);
        this.originItem = origin.map(FeedbackOrigin::item).orElse(null);
        this.feedbackClass = course.feedbackClass().orElse(null);
        this.procedure = course.procedure();
        this.dueAt = course.dueAt().orElse(null);
        this.registeredBy = registeredBy;
        this.registeredAt = at;
        this.status = FeedbackStatus.REGISTERED;
        this.history = History.NONE.turns();
    }

    /**
     * One of an older register, as it ended there: no clock ran here, and none begins.
     *
     * @param procedure by which its class is read
     * @param at when it was imported
     */
    static Feedback old(UUID id, OldFeedback told, String procedure, Instant at) {
        var feedback = new Feedback();
        var statement = told.statement();
        feedback.id = id;
        feedback.number = told.number();
        feedback.old = told.old();
        feedback.customerId = statement.customerId();
        feedback.channel = statement.channel();
        feedback.subject = statement.subject();
        feedback.content = statement.content();
        feedback.receivedAt = statement.receivedAt();
        feedback.concern(Goods.ofOldRegister(statement.goods()));
        feedback.productId = told.productId();
        feedback.lot = told.lot();
        feedback.feedbackClass = told.feedbackClass();
        feedback.responsibleFunction = told.responsibleFunction();
        feedback.procedure = procedure;
        feedback.registeredBy = told.handler();
        feedback.registeredAt = at;
        feedback.status = told.status();
        feedback.endedAt = told.endedAt();
        feedback.closedAt = told.status() == FeedbackStatus.CLOSED ? told.endedAt() : null;
        feedback.history = History.NONE.turns();
        return feedback;
    }

    /** The ERP has told of deliveries: lots that were not known are known now. */
    void delivered(Predicate<FeedbackLine> delivered) {
        concern(goods().delivered(delivered));
    }

    /**
     * One of our people has made sure of a lot that the ERP does not know.
     *
     * @param line its place, from 1
     */
    void confirmLot(int line, Deed deed) {
        concern(goods().confirmed(line, number));
        remember(Turn.of(Turn.Kind.LOT_CONFIRMED, deed));
    }

    private void concern(Goods goods) {
        lines = goods.lines();
        unknownLots = goods.hasUnknownLots();
    }

    /** The announcement of a feedback that has just come into being. */
    FeedbackRegistered registered(Optional<String> kind) {
        return new FeedbackRegistered(
                id,
                number,
                customerId,
                channel,
                feedbackClass,
                kind.orElse(null),
                subject,
                productId,
                responsibleFunction,
                receivedAt,
                procedure,
                dueAt,
                origin().orElse(null),
                lines,
                registeredAt);
    }

    /** Its procedure has gone on: the class may be another one, and something else may be due. */
    void follow(Course course) {
        feedbackClass = course.feedbackClass().orElse(null);
        procedure = course.procedure();
        dueAt = course.dueAt().orElse(null);
        course.endedAt().filter(_ -> status == FeedbackStatus.REGISTERED).ifPresent(at -> {
            end(FeedbackStatus.CLOSED, at);
            closedAt = at;
        });
    }

    FeedbackEscalated escalate(Deed deed) {
        if (status == FeedbackStatus.ESCALATED) {
            throw Refusal.conflict("feedback-already-escalated", number);
        }
        end(FeedbackStatus.ESCALATED, deed.at());
        escalationReason = deed.reason();
        escalatedBy = deed.by();
        escalatedAt = deed.at();
        remember(Turn.of(Turn.Kind.ESCALATED, deed));
        return new FeedbackEscalated(
                id,
                number,
                customerId,
                feedbackClass,
                subject,
                content,
                productId,
                lot,
                lines,
                deed.at(),
                deed.by(),
                deed.reason());
    }

    ReturnRequested requestReturn(Deed deed) {
        end(FeedbackStatus.RETURN_REQUESTED, deed.at());
        remember(Turn.of(Turn.Kind.RETURN_REQUESTED, deed));
        return new ReturnRequested(
                id, number, customerId, subject, productId, lot, lines, deed.at(), deed.by(), deed.reason());
    }

    FeedbackWithdrawn withdraw(Deed deed) {
        end(FeedbackStatus.WITHDRAWN, deed.at());
        remember(Turn.of(Turn.Kind.WITHDRAWN, deed));
        return new FeedbackWithdrawn(id, number, customerId, deed.at(), deed.by(), deed.reason());
    }

    /** It was not over after all (IM-014). One that goes on elsewhere is reopened there. */
    FeedbackReopened reopen(Deed deed) {
        if (old != null) {
            throw Refusal.conflict("feedback-imported", number);
        }
        if (status != FeedbackStatus.CLOSED && status != FeedbackStatus.WITHDRAWN) {
            throw Refusal.conflict("feedback-not-reopenable", number);
        }
        goOn();
        remember(Turn.of(Turn.Kind.REOPENED, deed));
        return new FeedbackReopened(id, number, customerId, responsibleFunction, deed.at(), deed.by(), deed.reason());
    }

    /** The other one is the same matter and goes on for both. */
    FeedbackMerged mergeInto(Feedback other, Deed deed) {
        if (other.id.equals(id)) {
            throw Refusal.unprocessable("feedback-merged-into-itself", "into");
        }
        if (!other.customerId.equals(customerId)) {
            throw Refusal.unprocessable("feedback-of-another-customer", "into", other.number);
        }
        if (other.status != FeedbackStatus.REGISTERED) {
            throw Refusal.conflict("feedback-not-open", other.number);
        }
        if (!mergedFrom().isEmpty()) {
            throw Refusal.conflict("feedback-has-others", number);
        }
        end(FeedbackStatus.MERGED, deed.at());
        mergedInto = other.id;
        mergedIntoNumber = other.number;
        remember(Turn.with(other, Turn.Kind.MERGED, deed));
        other.remember(Turn.with(this, Turn.Kind.TOOK_IN, deed));
        return new FeedbackMerged(
                id, number, customerId, new Reference(other.id, other.number), deed.at(), deed.by(), deed.reason());
    }

    /** The other one was another matter: this one goes on by itself again. */
    FeedbackSeparated separateFrom(Feedback other, Deed deed) {
        requireMergedInto(other.id);
        goOn();
        mergedInto = null;
        mergedIntoNumber = null;
        remember(Turn.with(other, Turn.Kind.SEPARATED, deed));
        other.remember(Turn.with(this, Turn.Kind.RELEASED, deed));
        return new FeedbackSeparated(
                id, number, customerId, new Reference(other.id, other.number), deed.at(), deed.by(), deed.reason());
    }

    private void requireMergedInto(UUID other) {
        if (!other.equals(mergedInto)) {
            throw Refusal.conflict("feedback-not-merged", number);
        }
    }

    /** Both have to do with each other, and each goes on by itself. */
    void link(Feedback other, Deed deed) {
        if (other.id.equals(id)) {
            throw Refusal.unprocessable("feedback-linked-to-itself", "id");
        }
        if (related().contains(new Reference(other.id, other.number))) {
            throw Refusal.conflict("feedback-already-linked", number, other.number);
        }
        remember(Turn.with(other, Turn.Kind.LINKED, deed));
        other.remember(Turn.with(this, Turn.Kind.LINKED, deed));
    }

    void unlink(Feedback other, Deed deed) {
        if (!related().contains(new Reference(other.id, other.number))) {
            throw Refusal.conflict("feedback-not-linked", number, other.number);
        }
        remember(Turn.with(other, Turn.Kind.UNLINKED, deed));
        other.remember(Turn.with(this, Turn.Kind.UNLINKED, deed));
    }

    /** Another service has told of the complaint or return in which it goes on. */
    void continueAs(Successor opened) {
        if (status != FeedbackStatus.ESCALATED && status != FeedbackStatus.RETURN_REQUESTED) {
            throw Refusal.conflict("feedback-not-handed-on", number);
        }
        successor = opened;
    }

    void successorProceeded(UnaryOperator<Successor> step) {
        successor = step.apply(successor);
    }

    private void end(FeedbackStatus as, Instant at) {
        status = status.moveTo(as);
        endedAt = at;
        dueAt = null;
    }

    private void goOn() {
        status = status.moveTo(FeedbackStatus.REGISTERED);
        endedAt = null;
        closedAt = null;
    }

    private void remember(Turn turn) {
        history = new History(history).with(turn).turns();
    }

    /** Says, or says no longer, what the register shall show beside it. */
    void remark(Optional<String> words) {
        words.ifPresent(it -> Statement.requireText("remark", it, REMARK_MAX));
        remark = words.orElse(null);
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    public String number() {
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

    List<FeedbackLine> lines() {
        return lines;
    }

    private Goods goods() {
        return new Goods(lines);
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

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<String> remark() {
        return Optional.ofNullable(remark);
    }

    Optional<FeedbackOrigin> origin() {
        return FeedbackOrigin.of(originKind, originId, originItem);
    }

    Optional<Escalation> escalation() {
        return escalatedAt == null
                ? Optional.empty()
                : Optional.of(new Escalation(escalationReason, escalatedBy, escalatedAt));
    }

    Optional<Reference> mergedInto() {
        return mergedInto == null ? Optional.empty() : Optional.of(new Reference(mergedInto, mergedIntoNumber));
    }

    List<Reference> mergedFrom() {
        return new History(history).mergedFrom();
    }

    List<Reference> related() {
        return new History(history).related();
    }

    /** Who made it a matter for another service. */
    String handedOnBy() {
        // Some were escalated before there was a history.
        return new History(history).handedOnBy().orElse(escalatedBy);
    }

    Optional<Successor> successor() {
        return Optional.ofNullable(successor);
    }

    List<Turn> history() {
        return history;
    }

    /** What it was in an older register, where it was imported. */
    Optional<OldCase> old() {
        return Optional.ofNullable(old);
    }

    public record Reference(UUID id, String number) {}

    record Escalation(String reason, String escalatedBy, Instant escalatedAt) {}
}
