package io.qloop.feedback.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.qloop.feedback.information.CompetitorComparison.Standing;
import io.qloop.feedback.information.InformationEvent.InformationPassedOn;
import io.qloop.feedback.information.InformationEvent.InformationRecorded;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InformationRecordTest {

    private static final UUID ID = Ids.next();
    private static final Instant HEARD = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-25T09:30:00Z");

    @Test
    @Tag("FB-026")
    void neverEndsBeforeEachKeyItemIsRaised() {
        var first = item("C-1007");
        var second = item(null);
        var report = record("C-1007", first, second);
        report.raised(first.id(), Ids.next(), "FB-2026-000045");

        assertThat(report.keyItems().open()).extracting(KeyItem::id).containsExactly(second.id());
        refuses("information-items-open", () -> report.close("over", "sun.sales", NOW));
        refuses("information-items-open", () -> report.follow(course(true, Optional.of(NOW))));

        report.raised(second.id(), Ids.next(), "FB-2026-000046");
        report.follow(course(true, Optional.of(NOW)));
        assertThat(report.status()).isEqualTo(InformationStatus.CLOSED);
        assertThat(report.keyItems().feedbackNumbers()).contains("FB-2026-000045, FB-2026-000046");
    }

    @Test
    void keepsItsWordsOnceItHasGoneOn() {
        var record = record("C-1007");
        record.correct(words("Better packaging"));
        record.follow(course(true, Optional.empty()));

        refuses("information-under-way", () -> record.correct(words("Something else")));

        assertThat(record.subject()).isEqualTo("Better packaging");
    }

    @Test
    void takesNothingOnceItIsClosed() {
        var record = record("C-1007");
        record.close("written twice", "sun.sales", NOW);

        refuses("information-closed", () -> record.correct(words("x")));
        refuses("information-closed", () -> record.add(item("C-1007")));
        refuses("information-closed", () -> record.change(item("C-1007")));
        refuses("information-closed", () -> record.remove(Ids.next()));
        refuses("information-closed", record::requireMayPassOn);
        refuses("information-closed", () -> record.passOn(sheet()));
        refuses("information-closed", () -> record.close("again", "sun.sales", NOW));
    }

    @Test
    @Tag("FB-035")
    void asksWhomAnItemIsAboutWhereTheRecordIsAboutNobody() {
        var announcement = record(null);

        refuses("information-item-without-customer", () -> announcement.add(item(null)));
        var item = item("C-1007");
        announcement.add(item);
        refuses("information-item-without-customer", () -> announcement.change(item(null)));

        assertThat(announcement.keyItems().all()).hasSize(1);
    }

    @Test
    void comparesNoCompetitorTwiceInOneRespect() {
        var once = new CompetitorComparison("Rhine Wire", "price", Standing.WORSE, null);

        refuses(
                "comparison-repeated",
                () -> new InformationWords(
                        "s",
                        "c",
                        Medium.VISIT,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(once, new CompetitorComparison("Rhine Wire", "price", Standing.BETTER, null))));
    }

    @Test
    void announcesItselfOutOfItsOwnFields() {
        var recorded = record("C-1007").recorded();

        assertThat(recorded)
                .isEqualTo(new InformationRecorded(
                        ID,
                        "VR-2026-000007",
                        InformationForm.VISIT_REPORT,
                        "plan",
                        "C-1007",
                        "Spools",
                        new TreeSet<>(Set.of(CompanyFunction.SALES)),
                        HEARD,
                        "chen.sales",
                        "feedback-guideline-visit-report/1",
                        DUE,
                        NOW));
        assertThat(recorded.announced().type()).isEqualTo("qloop.feedback.information-recorded.v1");
        assertThat(recorded.announced().subject()).isEqualTo(ID.toString());
        assertThat(recorded.announced().occurredAt()).isEqualTo(NOW);
    }

    @Test
    @Tag("FB-031")
    void announcesThatItIsPassedOn() {
        var passedOn = record("C-1007").passOn(sheet());

        assertThat(passedOn)
                .isEqualTo(new InformationPassedOn(
                        ID,
                        "VR-2026-000007",
                        InformationForm.VISIT_REPORT,
                        "C-1007",
                        "Spools",
                        "CS-2026-000003",
                        new TreeSet<>(Set.of(CompanyFunction.TECHNOLOGY)),
                        "Please look into it",
                        "chen.sales",
                        NOW));
        assertThat(passedOn.announced().type()).isEqualTo("qloop.feedback.information-passed-on.v1");
    }

    private static void refuses(String code, ThrowingCallable action) {
        assertThatThrownBy(action).asInstanceOf(type(Refusal.class)).returns(code, Refusal::code);
    }

    private static InformationRecord record(String customerId, KeyItem... items) {
        return new InformationRecord(
                ID,
                "VR-2026-000007",
                new InformationRecord.Place(
                        InformationForm.VISIT_REPORT,
                        Optional.of("plan"),
                        Optional.ofNullable(customerId),
                        Optional.empty(),
                        new TreeSet<>(Set.of(CompanyFunction.SALES)),
                        Optional.empty()),
                words("Spools"),
                List.of(items),
                HEARD,
                course(false, Optional.empty()),
                "chen.sales",
                NOW);
    }

    private static InformationWords words(String subject) {
        return new InformationWords(
                subject,
                "They want other spools.",
                Medium.VISIT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static InformationRecord.Course course(boolean underWay, Optional<Instant> endedAt) {
        return new InformationRecord.Course(
                "feedback-guideline-visit-report/1",
                Optional.of("plan"),
                underWay,
                Optional.of(DUE),
                Optional.empty(),
                false,
                new TreeSet<>(),
                endedAt);
    }

    private static KeyItem item(String customerId) {
        return new KeyItem(
                Ids.next(),
                customerId,
                "Spools break",
                "Three of them.",
                null,
                null,
                null,
                null,
                null,
                new TreeSet<>(),
                null,
                null,
                null);
    }

    private static ContactSheet sheet() {
        return new ContactSheet(
                Ids.next(),
                "CS-2026-000003",
                new TreeSet<>(Set.of(CompanyFunction.TECHNOLOGY)),
                "Please look into it",
                NOW,
                "chen.sales");
    }
}
