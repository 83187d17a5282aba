package io.qloop.feedback.inquiry;

import io.qloop.feedback.inquiry.InquiryEvent.InformationGiven;
import io.qloop.feedback.inquiry.InquiryEvent.InformationRequested;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer is asked for because its feedback does not say enough (IM-018). It is open until the customer answers, or
 * until those who asked need the answer no more. What was asked never changes; whoever needs something else asks anew.
 */
@Entity
class Inquiry implements Audited {
    static final int WORDS_MAX = 4000;
    static final int REASON_MAX = 2000;
    private static final int DAYS_MAX = 365;

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID feedbackId;
    private String customerId;

    /** The function that asks, and is told of the answer. */
    @Enumerated(EnumType.STRING)
    private CompanyFunction function;

    @Convert(converter = AskedColumn.class)
    private List<Asked> asked;

    private String words;

    /** The day that was named for the answer; null where none was. */
    private LocalDate answerBy;

    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private InquiryStatus status;

    private Instant askedAt;
    private String askedBy;
    private Instant answeredAt;

    @Enumerated(EnumType.STRING)
    private AnswerVia answeredVia;

    private String answeredBy;
    private String answer;

    @Convert(converter = FilesColumn.class)
    private List<UUID> files;

    private UUID mailId;
    private Instant withdrawnAt;
    private String withdrawnBy;
    private String withdrawalReason;

    /** For the mapper only. */
    protected Inquiry() {}

    /** The feedback that does not say enough. */
    record About(UUID feedbackId, String customerId) {}

    /** What of the feedback those are told who read an answer. */
    record Told(String number, String subject, CompanyFunction responsibleFunction) {}

    /**
     * What the customer is asked.
     *
     * @param things   what its procedure lets one ask for; may be empty where there are words
     * @param words    empty where the things say it all
     * @param answerBy the day until which the answer is needed
     */
    record Question(List<Asked> things, Optional<String> words, Optional<LocalDate> answerBy) {
        Question {
            things = List.copyOf(things);
            words = words.filter(it -> !it.isBlank());
            if (things.isEmpty() && words.isEmpty()) {
                throw Refusal.unprocessable("inquiry-empty", "words");
            }
        }
    }

    Inquiry(UUID id, About about, CompanyFunction function, Question question, String by, Instant at, LocalDate today) {
        question.answerBy().ifPresent(day -> requirePossible(day, today));
        this.id = id;
        this.feedbackId = about.feedbackId();
        this.customerId = about.customerId();
        this.function = function;
        this.asked = question.things();
        this.words = question.words().orElse(null);
        this.answerBy = question.answerBy().orElse(null);
        this.status = InquiryStatus.OPEN;
        this.askedBy = by;
        this.askedAt = at;
        this.files = List.of();
    }

    private static void requirePossible(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            throw Refusal.unprocessable("inquiry-due-in-past", "answerBy");
        }
        if (day.isAfter(today.plusDays(DAYS_MAX))) {
            throw Refusal.unprocessable("inquiry-due-too-late", "answerBy", DAYS_MAX);
        }
    }

    /** The customer can have known of it when it wrote. A mail server tells whole seconds. */
    boolean wasAskedBefore(Instant moment) {
        return !moment.isBefore(askedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Its clock says until when the answer is needed. */
    void isDueAt(Instant moment) {
        dueAt = moment;
    }

    /** The announcement of one that has just come into being. */
    InformationRequested requested(String feedbackNumber, Language language) {
        return new InformationRequested(
                feedbackId, feedbackNumber, customerId, id, language, asked, words, dueAt, function, askedAt);
    }

    InformationGiven answer(Answer given, Told feedback) {
        status = status.moveTo(InquiryStatus.ANSWERED);
        // A mail of the same second comes after the question all the same.
        answeredAt = given.at().isBefore(askedAt) ? askedAt : given.at();
        answeredVia = given.via();
        answeredBy = given.by().orElse(null);
        answer = given.text().orElse(null);
        files = given.files();
        mailId = given.mailId().orElse(null);
        return new InformationGiven(
                feedbackId,
                feedback.number(),
                customerId,
                id,
                feedback.subject(),
                given.via(),
                function,
                feedback.responsibleFunction(),
                answeredAt);
    }

    /** The answer is not needed any more. */
    void withdraw(String reason, String by, Instant at) {
        status = status.moveTo(InquiryStatus.WITHDRAWN);
        withdrawalReason = reason;
        withdrawnBy = by;
        withdrawnAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return feedbackId.toString();
    }

    long version() {
        return version;
    }

    UUID feedbackId() {
        return feedbackId;
    }

    CompanyFunction function() {
        return function;
    }

    List<Asked> asked() {
        return asked;
    }

    Optional<String> words() {
        return Optional.ofNullable(words);
    }

    Optional<LocalDate> answerBy() {
        return Optional.ofNullable(answerBy);
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    InquiryStatus status() {
        return status;
    }

    Instant askedAt() {
        return askedAt;
    }

    String askedBy() {
        return askedBy;
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    Optional<AnswerVia> answeredVia() {
        return Optional.ofNullable(answeredVia);
    }

    Optional<String> answeredBy() {
        return Optional.ofNullable(answeredBy);
    }

    Optional<String> answer() {
        return Optional.ofNullable(answer);
    }

    /** The files of the feedback that belong to the answer. */
    List<UUID> files() {
        return files;
    }

    Optional<UUID> mailId() {
        return Optional.ofNullable(mailId);
    }

    Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    Optional<String> withdrawnBy() {
        return Optional.ofNullable(withdrawnBy);
    }

    Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }
}
