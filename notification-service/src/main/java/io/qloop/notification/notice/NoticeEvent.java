package io.qloop.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An advisory notice goes out; the shape is that of {@code contracts/}.
 *
 * @param customers how many have received one of the lots so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeEvent(
        UUID noticeId,
        String number,
        Text subject,
        List<AffectedLot> lots,
        int customers,
        String authority,
        String caseNumber,
        Instant issuedAt) {

    DomainEvent announced() {
        return new DomainEvent("qloop.notification.advisory-notice-issued.v1", noticeId.toString(), issuedAt, this);
    }
}
