package io.qloop.feedback.information;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Proceeded;
import io.qloop.platform.procedure.proceeding.Proceeding;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.qloop.platform.procedure.proceeding.Supply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a record follow its way through its procedure, and gives the form what the record holds. */
@ApplicationScoped
class InformationProceeding {

    /** Fields of a procedure's form that every record holds. */
    private static final Set<String> HELD =
            Set.of("number", "time", "subject", "content", "requiredContent", "submitter", "recordSheet");

    private static final String CUSTOMER = "customerName";

    /** The field and the fact of a procedure that digests go by (FB-045). */
    private static final String CATEGORY = "category";

    private static final String OF_CONCERN = "of-special-concern";

    // Fields that only the record can fill in.
    private static final String COMPARISON = "comparison";
    private static final String HANDLER = "handler";
    private static final String PARTICIPANTS = "participants";
    private static final String CONTACT_SHEET = "contactSheet";
    private static final String FEEDBACK_NUMBERS = "feedbackNumbers";

    /** Filled in as long as no key item is open, so that a procedure can ask for that before an end (FB-026). */
    private static final String KEY_ITEMS = "keyItems";

    private static final String NO_ITEMS = "–";

    /** What {@link #supply} fills in. */
    static final Set<String> AWAITED =
            Set.of(COMPARISON, HANDLER, PARTICIPANTS, CONTACT_SHEET, FEEDBACK_NUMBERS, KEY_ITEMS);

    private final InformationRecords records;
    private final Proceedings proceedings;
    private final Attachments attachments;
    private final Texts texts;

    InformationProceeding(InformationRecords records, Proceedings proceedings, Attachments attachments, Texts texts) {
        this.records = records;
        this.proceedings = proceedings;
        this.attachments = attachments;
        this.texts = texts;
    }

    static Set<String> held(Optional<String> customerId) {
        return customerId.isEmpty()
                ? HELD
                : Stream.concat(HELD.stream(), Stream.of(CUSTOMER)).collect(Collectors.toSet());
    }

    /** The form says what the record says now. */
    void supply(InformationRecord record) {
        var fields = new HashMap<String, String>();
        fields.put(COMPARISON, lines(record.comparisons().stream().map(one -> one.text(texts))));
        fields.put(HANDLER, record.handler().orElse(null));
        fields.put(PARTICIPANTS, lines(record.participants().stream()));
        fields.put(CONTACT_SHEET, record.contactSheets().numbers().orElse(null));
        var nothingOpen = record.keyItems().open().isEmpty();
        var feedbackNumbers = record.keyItems().feedbackNumbers();
        fields.put(FEEDBACK_NUMBERS, feedbackNumbers.filter(_ -> nothingOpen).orElse(null));
        fields.put(KEY_ITEMS, nothingOpen ? feedbackNumbers.orElse(NO_ITEMS) : null);
        proceedings.supply(record.id(), new Supply(fields, Map.of()));
    }

    private static String lines(Stream<String> texts) {
        var lines = texts.collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (Stream.of(InformationForm.values()).anyMatch(form -> form.subject().equals(proceeding.subject()))) {
            var record = records.get(proceeding.id());
            record.follow(course(proceeding, proceeded.dueAt()));
            if (record.status() == InformationStatus.CLOSED) {
                closed(record);
            }
        }
    }

    /** Its files stay as they are from now on. */
    void closed(InformationRecord record) {
        // First in the database: whoever adds a file meanwhile waits for it, or was faster and is locked as well.
        records.flush();
        attachments.lock(AttachmentScope.ofOurs(record.id()));
    }

    /**
     * How the form classifies a record.
     *
     * @throws Refusal when it says more than a few words, by which nothing could be counted
     */
    static Optional<String> category(Map<String, String> fields) {
        var category = Optional.ofNullable(fields.get(CATEGORY));
        category.filter(words -> words.length() > InformationRecord.CATEGORY_MAX)
                .ifPresent(_ -> {
                    throw Refusal.unprocessable(
                            "information-category-too-long", "fields." + CATEGORY, InformationRecord.CATEGORY_MAX);
                });
        return category;
    }

    InformationRecord.Course course(Proceeding proceeding, Optional<Instant> dueAt) {
        return new InformationRecord.Course(
                proceeding.procedure(),
                proceeding.kind(),
                proceeding.isUnderWay(),
                dueAt,
                category(proceeding.fields()),
                proceeding.facts().contains(OF_CONCERN),
                DigestPeriod.of(proceedings.milestones(proceeding)),
                proceeding.endedAt());
    }
}
