package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.web.ByMoment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One record as readers see it; what it does not have is left out. */
@Schema(name = "InformationRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationView(
        UUID id,
        String number,
        InformationForm form,
        String kind,
        String customerId,
        String site,
        String subject,
        String content,
        Medium medium,
        String source,
        String handler,
        List<String> participants,
        List<CompetitorComparison> comparisons,
        List<ItemView> items,
        List<SheetView> contactSheets,
        Collection<CompanyFunction> functions,
        InformationStatus status,
        Instant occurredAt,
        Instant recordedAt,
        String recordedBy,
        UUID visitPlan,
        String procedure,
        Instant dueAt,
        String category,
        boolean ofSpecialConcern,
        Instant closedAt,
        String closedBy,
        String closingReason) {

    /** A key item, and the feedback that was raised of it. */
    @Schema(name = "InformationItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemView(
            UUID id,
            String customerId,
            String subject,
            String content,
            String productId,
            String lot,
            @JsonProperty("class") String feedbackClass,
            String severity,
            String kind,
            Collection<String> facts,
            CompanyFunction responsibleFunction,
            UUID feedbackId,
            String feedbackNumber) {

        static ItemView of(KeyItem item) {
            return new ItemView(
                    item.id(),
                    item.customerId(),
                    item.subject(),
                    item.content(),
                    item.productId(),
                    item.lot(),
                    item.feedbackClass(),
                    item.severity(),
                    item.kind(),
                    item.facts(),
                    item.responsibleFunction(),
                    item.feedbackId(),
                    item.feedbackNumber());
        }
    }

    /** An internal contact sheet with which it was passed on. */
    @Schema(name = "ContactSheet")
    public record SheetView(
            String number, Collection<CompanyFunction> functions, String message, Instant sentAt, String sentBy) {

        static SheetView of(ContactSheet sheet) {
            return new SheetView(sheet.number(), sheet.functions(), sheet.message(), sheet.sentAt(), sheet.sentBy());
        }
    }

    static InformationView of(InformationRecord record) {
        return new InformationView(
                record.id(),
                record.number(),
                record.form(),
                record.kind().orElse(null),
                record.customerId().orElse(null),
                record.site().orElse(null),
                record.subject(),
                record.content(),
                record.medium(),
                record.source().orElse(null),
                record.handler().orElse(null),
                record.participants(),
                record.comparisons(),
                record.keyItems().all().stream().map(ItemView::of).toList(),
                record.contactSheets().all().stream().map(SheetView::of).toList(),
                record.functions(),
                record.status(),
                record.occurredAt(),
                record.recordedAt(),
                record.recordedBy(),
                record.visitPlan().orElse(null),
                record.procedure(),
                record.dueAt().orElse(null),
                record.category().orElse(null),
                record.isOfConcern(),
                record.closedAt().orElse(null),
                record.closedBy().orElse(null),
                record.closingReason().orElse(null));
    }

    /** One line of a list. */
    @Schema(name = "InformationLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InformationLine(
            UUID id,
            String number,
            InformationForm form,
            String kind,
            String customerId,
            String subject,
            InformationStatus status,
            String category,
            Instant occurredAt,
            Instant recordedAt,
            String recordedBy,
            Instant dueAt) {

        static final ByMoment<InformationLine> WHEN_HEARD =
                new ByMoment<>("occurredAt", InformationLine::occurredAt, InformationLine::id);
    }
}
