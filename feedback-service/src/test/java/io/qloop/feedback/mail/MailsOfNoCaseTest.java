package io.qloop.feedback.mail;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.feedback.FixedClock;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.retention.DisposalSweep;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** It is November 2026: what became nothing in 2024 has been kept for a year since the end of its year. */
@ServiceTest
class MailsOfNoCaseTest {

    private static final String SERVICE = "/api/v1/services/feedback";
    private static final Instant LONG_AGO = Instant.parse("2024-12-31T15:59:59Z");
    private static final Instant LAST_YEAR = Instant.parse("2025-01-01T02:00:00Z");

    @Inject
    ReceivedMails mails;

    @Inject
    DisposalSweep sweep;

    /** Records are looked through once a day: this is one on which no other test has done it. */
    @BeforeEach
    void anotherDay() {
        FixedClock.is(FixedClock.NOW.plus(Duration.ofDays(2)));
    }

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("X-005")
    void goWhenTheirTimeIsOverAndSomebodyHasApprovedIt() {
        var ignored = read(LONG_AGO, new Outcome.Ignored(MailReason.BULK, Optional.empty()));
        var younger = read(LAST_YEAR, new Outcome.Ignored(MailReason.BULK, Optional.empty()));
        var dismissed = read(LONG_AGO, new Outcome.Unassigned(MailReason.SENDER_UNKNOWN));
        dismiss(dismissed, LONG_AGO);
        var dismissedLater = read(LONG_AGO, new Outcome.Unassigned(MailReason.SENDER_UNKNOWN));
        dismiss(dismissedLater, LAST_YEAR);
        var unassigned = read(LONG_AGO, new Outcome.Unassigned(MailReason.SENDER_UNKNOWN));

        sweep.sweep();

        for (var kept : List.of(younger, dismissedLater, unassigned)) {
            disposalOf(kept).body("items", empty());
        }
        for (var due : List.of(ignored, dismissed)) {
            disposalOf(due)
                    .body("items[0].recordType", equalTo("received-mail"))
                    .body("items[0].number", equalTo(due.toString()))
                    .body("items[0].status", equalTo("proposed"));
            approve(due);
        }
        sweep.sweep();

        for (var gone : List.of(ignored, dismissed)) {
            as(auditor()).get("/api/v1/received-mails/" + gone).then().statusCode(404);
            disposalOf(gone).body("items[0].status", equalTo("done"));
        }
        as(auditor()).get("/api/v1/received-mails/" + unassigned).then().statusCode(200);
    }

    @Test
    @Tag("X-006")
    void standInTheListOfRecords() {
        as(auditor())
                .get(SERVICE + "/quality-records")
                .then()
                .statusCode(200)
                .body("find { it.code == 'received-mail' }.years", equalTo(1))
                .body("find { it.code == 'received-mail' }.keptBy.function", equalTo("sales"));
    }

    private UUID read(Instant at, Outcome outcome) {
        var id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> mails.persist(new ReceivedMail(
                        id,
                        new MailPlace("kept@qloop.local", 1, id.getLeastSignificantBits()),
                        new ReceivedMail.Identity(Optional.empty(), Optional.empty(), 1),
                        new Letter(null, null, "", "", List.of()),
                        new ReceivedMail.Times(at, at),
                        outcome)));
        return id;
    }

    private void dismiss(UUID id, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> mails.get(id).dismiss("advertisement", "chen.sales", at));
    }

    private static ValidatableResponse disposalOf(UUID id) {
        return as(auditor()).get(SERVICE + "/disposals?recordId=" + id).then().statusCode(200);
    }

    private static void approve(UUID id) {
        var disposal = disposalOf(id).extract().<String>path("items[0].id");
        as(Tokens.of("gm").roles("general-manager"))
                .header("If-Match", "*")
                .body(Map.of("reason", "保存期已满"))
                .put(SERVICE + "/disposals/" + disposal + "/approval")
                .then()
                .statusCode(200);
    }
}
