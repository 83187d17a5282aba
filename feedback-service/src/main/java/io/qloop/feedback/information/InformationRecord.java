package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.feedback.information.InformationEvent.InformationPassedOn;
import io.qloop.feedback.information.InformationEvent.InformationRecorded;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.json.JsonColumn;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the company heard from or about a customer. It is recorded on one of three forms and follows the procedure of its
 * form; as long as it stands in the first stage its words may be corrected. Its key items are raised as feedbacks, each once,
 * and it may be passed on to departments. It is closed at the end of its procedure, or before with a reason, and never while
 * a key item is not raised.
 */
@Entity
public class InformationRecord implements Audited {

    static final int SUBJECT_MAX = 200;
    static final int CONTENT_MAX = 10_000;
    static final int NAME_MAX = 200;
    static final int REASON_MAX = 2000;
    static final int CATEGORY_MAX = 200;
    static final int CODE_MAX = 60;
    static final int ID_MAX = 40;

    /** Of facts and of people who took part. */
    static final int MOST = 50;

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private InformationForm form;

    private String kind;
    private String customerId;
    private String site;
    private String subject;
    private String content;

    @Enumerated(EnumType.STRING)
    private Medium medium;

    private String source;
    private String handler;

    @Convert(converter = NamesColumn.class)
    private List<String> participants;

    @Convert(converter = CompetitorComparison.Column.class)
    private List<CompetitorComparison> comparisons;

    @Convert(converter = KeyItems.Column.class)
    private List<KeyItem> items;

    @Convert(converter = ContactSheet.Column.class)
    private List<ContactSheet> contactSheets;

    @Convert(converter = FunctionsColumn.class)
    private SortedSet<CompanyFunction> functions;

    @Enumerated(EnumType.STRING)
    private InformationStatus status;

    private boolean underWay;
    private Instant occurredAt;
    private Instant recordedAt;
    private String recordedBy;
    private UUID visitPlanId;

    /** Name and version of the procedure that it was recorded under. */
    private String procedure;

    private Instant dueAt;
    private String category;
    private boolean ofConcern;

    @Convert(converter = DigestPeriod.Column.class)
    private SortedSet<DigestPeriod> digested;

    private Instant closedAt;
    private String closedBy;

    @Column(name = "closing_reason")
    private String closingReason;

    /** For the mapper only. */
    protected InformationRecord() {}

    /** Where a record belongs. */
    record Place(
            InformationForm form,
            Optional<String> kind,
            Optional<String> customerId,
            Optional<String> site,
            SortedSet<CompanyFunction> functions,
            Optional<UUID> visitPlan) {}

    /**
     * What of its way through its procedure is shown with it.
     *
     * @param underWay  whether it has left its first stage, or was signed for leaving it
     * @param category  how it was classified
     * @param ofConcern whether the customer is especially concerned about it (FB-045)
     * @param digested  the periods at whose end its procedure collects it
     */
    record Course(
            String procedure,
            Optional<String> kind,
            boolean underWay,
            Optional<Instant> dueAt,
            Optional<String> category,
            boolean ofConcern,
            SortedSet<DigestPeriod> digested,
            Optional<Instant> endedAt) {}

    InformationRecord(
            UUID id,
            String number,
            Place place,
            InformationWords words,
            List<KeyItem> items,
            Instant occurredAt,
            Course course,
            String recordedBy,
            Instant at) {
        this.id = id;
        this.number = number;
        this.form = place.form();
        this.customerId = place.customerId().orElse(null);
        this.site = place.site().orElse(null);
        this.functions = place.functions();
        this.visitPlanId = place.visitPlan().orElse(null);
        this.items = List.of();
        this.contactSheets = List.of();
        this.occurredAt = occurredAt;
        this.recordedAt = at;
        this.recordedBy = recordedBy;
        this.status = InformationStatus.OPEN;
        say(words);
        items.forEach(this::add);
        show(course);
    }

    private void say(InformationWords words) {
        subject = words.subject();
        content = words.content();
        medium = words.medium();
        source = words.source().orElse(null);
        handler = words.handler().orElse(null);
        participants = words.participants();
        comparisons = words.comparisons();
    }

    private void show(Course course) {
        procedure = course.procedure();
        kind = course.kind().orElse(null);
        underWay = course.underWay();
        dueAt = course.dueAt().orElse(null);
        category = course.category().orElse(null);
        ofConcern = course.ofConcern();
        digested = course.digested();
    }

    /** The announcement of a record that has just come into being. */
    InformationRecorded recorded() {
        return new InformationRecorded(
                id,
                number,
                form,
                kind,
                customerId,
                subject,
                functions,
                occurredAt,
                recordedBy,
                procedure,
                dueAt,
                recordedAt);
    }

    /** Other words for what was heard, before anything was made of it. */
    void correct(InformationWords words) {
        requireOpen();
        if (underWay) {
            throw Refusal.conflict("information-under-way", number);
        }
        say(words);
    }

    void add(KeyItem item) {
        requireOpen();
        item.customer(customerId(), "");
        items = keyItems().add(item).all();
    }

    /** Another key item in the place of the one with its id. */
    void change(KeyItem item) {
        requireOpen();
        item.customer(customerId(), "");
        items = keyItems().change(item).all();
    }

    void remove(UUID item) {
        requireOpen();
        items = keyItems().remove(item).all();
    }

    void raised(UUID item, UUID feedback, String feedbackNumber) {
        requireOpen();
        items = keyItems().raised(item, feedback, feedbackNumber).all();
    }

    void requireMayPassOn() {
        requireOpen();
        contactSheets().requireRoom();
    }

    InformationPassedOn passOn(ContactSheet sheet) {
        requireOpen();
        contactSheets = contactSheets().add(sheet).all();
        return new InformationPassedOn(
                id,
                number,
                form,
                customerId,
                subject,
                sheet.number(),
                sheet.functions(),
                sheet.message(),
                sheet.sentBy(),
                sheet.sentAt());
    }

    /** Its procedure has gone on, and may have come to its end. */
    void follow(Course course) {
        show(course);
        if (status == InformationStatus.OPEN && course.endedAt().isPresent()) {
            close(Optional.empty(), Optional.empty(), course.endedAt().get());
        }
    }

    /** It is over before the end of its procedure. */
    void close(String reason, String by, Instant at) {
        requireOpen();
        close(Optional.of(reason), Optional.of(by), at);
    }

    private void close(Optional<String> reason, Optional<String> by, Instant at) {
        keyItems().requireNoneOpen(number);
        status = InformationStatus.CLOSED;
        closingReason = reason.orElse(null);
        closedBy = by.orElse(null);
        closedAt = at;
        dueAt = null;
    }

    private void requireOpen() {
        if (status == InformationStatus.CLOSED) {
            throw Refusal.conflict("information-closed", number);
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

    InformationForm form() {
        return form;
    }

    Optional<String> kind() {
        return Optional.ofNullable(kind);
    }

    Optional<String> customerId() {
        return Optional.ofNullable(customerId);
    }

    Optional<String> site() {
        return Optional.ofNullable(site);
    }

    String subject() {
        return subject;
    }

    String content() {
        return content;
    }

    Medium medium() {
        return medium;
    }

    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    Optional<String> handler() {
        return Optional.ofNullable(handler);
    }

    List<String> participants() {
        return participants;
    }

    List<CompetitorComparison> comparisons() {
        return comparisons;
    }

    KeyItems keyItems() {
        return new KeyItems(items);
    }

    ContactSheets contactSheets() {
        return new ContactSheets(contactSheets);
    }

    SortedSet<CompanyFunction> functions() {
        return new TreeSet<>(functions);
    }

    InformationStatus status() {
        return status;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    Optional<UUID> visitPlan() {
        return Optional.ofNullable(visitPlanId);
    }

    String procedure() {
        return procedure;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Optional<String> category() {
        return Optional.ofNullable(category);
    }

    boolean isOfConcern() {
        return ofConcern;
    }

    Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    Optional<String> closedBy() {
        return Optional.ofNullable(closedBy);
    }

    Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }

    @Converter
    static class FunctionsColumn extends JsonColumn<SortedSet<CompanyFunction>> {
        FunctionsColumn() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class NamesColumn extends JsonColumn<List<String>> {
        NamesColumn() {
            super(new TypeReference<>() {});
        }
    }
}
