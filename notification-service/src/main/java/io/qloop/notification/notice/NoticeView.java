package io.qloop.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice as its readers see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AdvisoryNotice")
public record NoticeView(
        UUID id,
        String number,
        NoticeKind kind,
        NoticeStatus status,
        Text subject,
        Text information,
        Text advice,
        List<AffectedLot> lots,
        List<String> products,
        Instant deliveredSince,
        Document document,
        String authority,
        String caseNumber,
        Instant createdAt,
        String createdBy,
        Instant submittedAt,
        String submittedBy,
        String returnedBecause,
        Instant issuedAt,
        String issuedBy,
        Instant reportedAt,
        String reportedBy,
        String reportReference,
        Instant endedAt,
        String endedBecause) {

    /** The document that it brings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TechnicalDocument")
    public record Document(String code, String revision, String replaces) {

        static Document of(TechnicalDocument document) {
            return new Document(document.documentCode(), document.documentRevision(), document.documentReplaces());
        }
    }

    static NoticeView of(AdvisoryNotice notice) {
        var words = notice.words();
        return new NoticeView(
                notice.id(),
                notice.number(),
                notice.kind(),
                notice.status(),
                words.subject(),
                new Text(words.informationEn(), words.informationZh()),
                new Text(words.adviceEn(), words.adviceZh()),
                notice.lots().stream()
                        .sorted(Comparator.comparing(AffectedLot::productId).thenComparing(AffectedLot::lot))
                        .toList(),
                notice.products().stream().sorted().toList(),
                notice.deliveredSince().orElse(null),
                notice.document().map(Document::of).orElse(null),
                notice.authority().orElse(null),
                notice.caseNumber().orElse(null),
                notice.createdAt(),
                notice.createdBy(),
                notice.submittedAt().orElse(null),
                notice.submittedBy().orElse(null),
                notice.returnedBecause().orElse(null),
                notice.issuedAt().orElse(null),
                notice.issuedBy().orElse(null),
                notice.reportedAt().orElse(null),
                notice.reportedBy().orElse(null),
                notice.reportReference().orElse(null),
                notice.endedAt().orElse(null),
                notice.endedBecause().orElse(null));
    }
}
