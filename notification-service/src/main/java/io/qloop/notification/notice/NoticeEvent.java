package io.qloop.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A notice goes out; the shapes are those of {@code contracts/}. */
sealed interface NoticeEvent {

    UUID noticeId();

    Instant issuedAt();

    /** @param customers how many have received one of the lots, or of the products, so far */
    static NoticeEvent issued(AdvisoryNotice notice, int customers, Instant at) {
        return switch (notice.kind()) {
            case ADVISORY ->
                new AdvisoryNoticeIssued(
                        notice.id(),
                        notice.number(),
                        notice.words().subject(),
                        notice.lots().stream()
                                .sorted(Comparator.comparing(AffectedLot::productId)
                                        .thenComparing(AffectedLot::lot))
                                .toList(),
                        customers,
                        notice.authority().orElse(null),
                        notice.caseNumber().orElse(null),
                        at);
            case TECHNICAL_DOCUMENT -> {
                var document = notice.document().orElseThrow();
                yield new TechnicalDocumentIssued(
                        notice.id(),
                        notice.number(),
                        document.documentCode(),
                        document.documentRevision(),
                        document.documentReplaces(),
                        notice.words().subject(),
                        notice.products().stream().sorted().toList(),
                        notice.deliveredSince().orElse(null),
                        customers,
                        notice.caseNumber().orElse(null),
                        at);
            }
        };
    }

    default DomainEvent announced() {
        var type =
                switch (this) {
                    case AdvisoryNoticeIssued _ -> "qloop.notification.advisory-notice-issued.v1";
                    case TechnicalDocumentIssued _ -> "qloop.notification.technical-document-issued.v1";
                };
        return new DomainEvent(type, noticeId().toString(), issuedAt(), this);
    }

    /** To everybody who received one of the lots. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdvisoryNoticeIssued(
            UUID noticeId,
            String number,
            Text subject,
            List<AffectedLot> lots,
            int customers,
            String authority,
            String caseNumber,
            Instant issuedAt)
            implements NoticeEvent {}

    /** To everybody who received one of the products. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TechnicalDocumentIssued(
            UUID noticeId,
            String number,
            String documentCode,
            String revision,
            String replaces,
            Text title,
            List<String> products,
            Instant deliveredSince,
            int customers,
            String caseNumber,
            Instant issuedAt)
            implements NoticeEvent {}
}
