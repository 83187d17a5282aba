package io.qloop.notification.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Units were notified about a case; the shape is that of {@code contracts/}. The words stay here: they are for the units.
 *
 * @param units codes of departments, posts and functions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitNoticeIssued(
        UUID noticeId,
        String number,
        UnitNoticeKind kind,
        String caseId,
        String caseNumber,
        List<String> units,
        boolean answerWanted,
        Instant dueAt,
        Instant issuedAt,
        String issuedBy) {

    DomainEvent announced() {
        return new DomainEvent("qloop.notification.unit-notice-issued.v1", caseId, issuedAt, this);
    }
}
