package io.qloop.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.DayType;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deadlines that fire from the database; each test has a year of its own, so that none sweeps another's. */
@ServiceTest
class DeadlineSweepTest {

    private static final String TOPIC = "qloop.returns";
    private static final String MISSED = "qloop.returns.deadline-missed.v1";
    private static final String CHANGED = "qloop.returns.deadline-changed.v1";
    private static KafkaProbe kafka;

    @Inject
    Deadlines deadlines;

    @Inject
    DeadlineStore store;

    @Inject
    Calendars calendars;

    @Inject
    DeadlineEvents events;

    @Inject
    OneAtATime oneAtATime;

    private static volatile Instant now = Instant.EPOCH;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    /** An instance of the service with a clock that is set by hand. */
    private DeadlineSweep instance() {
        return new DeadlineSweep(store, calendars, events, oneAtATime, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private Deadline start(String site, String caseId, Instant at, String length) {
        return QuarkusTransaction.requiringNew()
                .call(() -> deadlines.start(
                        site,
                        new Deadline.Beginning(
                                caseId,
                                "RT-2026-000001",
                                caseId,
                                "inspection-done",
                                Optional.of("quality"),
                                Optional.empty(),
                                "received",
                                at,
                                new DeadlinePlan(
                                        Length.parse(length),
                                        CountingRules.USUAL,
                                        List.of(),
                                        List.of(Length.parse("1 hours")),
                                        Optional.of(Length.parse("2 working-days"))))));
    }

    private static String newCase() {
        return UUID.randomUUID().toString();
    }

    @Test
    void firesOnceAfterItsCommitAndTellsByHowMuch() {
        var caseId = newCase();
        var deadline = start("suzhou", caseId, Instant.parse("2031-03-03T02:00:00Z"), "1 hours");
        now = Instant.parse("2031-03-03T02:59:59Z");
        instance().sweep();
        now = Instant.parse("2031-03-03T03:00:05Z");
        instance().sweep();
        instance().sweep();

        var event = kafka.await(TOPIC, MISSED, caseId);

        assertThat(event.data().get("deadlineId").asText())
                .isEqualTo(deadline.id().toString());
        assertThat(event.data().get("milestone").asText()).isEqualTo("inspection-done");
        assertThat(event.data().get("secondsLate").asLong()).isEqualTo(5);
        assertThat(event.data().get("rung").asInt()).isZero();
        assertThat(store.steps(deadline.id()))
                .extracting(DeadlineStep::kind)
                .containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.MISSED);
    }

    @Test
    @Tag("AH-23")
    void severalInstancesFireEverythingOnceAndInOrderAfterAnOutage() throws Exception {
        var cases = IntStream.range(0, 60).mapToObj(i -> newCase()).toList();
        var begin = Instant.parse("2032-03-01T02:00:00Z");
        for (int i = 0; i < cases.size(); i++) {
            start("suzhou", cases.get(i), begin.plusSeconds(60L * ((i * 37) % cases.size())), "1 hours");
        }
        now = Instant.parse("2032-03-02T02:00:00Z");

        try (var instances = Executors.newFixedThreadPool(4)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(i -> instances.submit(() -> instance().sweep()))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        instance().sweep();

        for (var id : cases) {
            kafka.await(TOPIC, MISSED, id);
        }
        var told = QuarkusTransaction.requiringNew()
                .call(() -> store.find("caseId in ?1 order by startedAt", cases).list());
        assertThat(told).hasSize(cases.size()).allSatisfy(deadline -> assertThat(store.steps(deadline.id()))
                .extracting(DeadlineStep::kind)
                .containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.MISSED, DeadlineStep.Kind.ESCALATED));
    }

    @Test
    void firesEverythingOnceWhileTheClockJumps() {
        var caseId = newCase();
        var deadline = start("suzhou", caseId, Instant.parse("2035-03-05T02:00:00Z"), "2 hours");

        // Ahead beyond the date, back before the start, ahead again beyond the escalation, and back to the truth.
        for (var moment : List.of(
                "2035-03-05T04:00:01Z",
                "2035-03-04T00:00:00Z",
                "2035-03-05T04:30:00Z",
                "2035-03-06T00:00:00Z",
                "2035-03-05T03:00:00Z",
                "2035-03-07T00:00:00Z")) {
            now = Instant.parse(moment);
            instance().sweep();
        }

        assertThat(store.steps(deadline.id()))
                .extracting(DeadlineStep::kind)
                .containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.MISSED, DeadlineStep.Kind.ESCALATED);
        assertThat(kafka.await(
                        TOPIC,
                        heard -> heard.type().equals(MISSED)
                                && caseId.equals(heard.event().getSubject()),
                        2))
                .extracting(heard -> heard.data().get("rung").asInt())
                .containsExactly(0, 1);
    }

    @Test
    void aDeadlineThatIsMetInTimeFiresNothing() {
        var caseId = newCase();
        var deadline = start("suzhou", caseId, Instant.parse("2033-03-01T02:00:00Z"), "1 hours");
        QuarkusTransaction.requiringNew().run(() -> deadlines.meet(caseId, "inspection-done"));
        now = Instant.parse("2033-03-02T02:00:00Z");

        instance().sweep();

        assertThat(store.steps(deadline.id()))
                .extracting(DeadlineStep::kind)
                .containsExactly(DeadlineStep.Kind.STARTED, DeadlineStep.Kind.MET);
    }

    @Test
    @Tag("AH-30")
    void tellsTheEndOfWhatItHasTold() {
        var met = newCase();
        var cancelled = newCase();
        start("suzhou", met, Instant.parse("2033-03-01T02:00:00Z"), "1 hours");
        start("suzhou", cancelled, Instant.parse("2033-03-01T02:00:00Z"), "1 hours");
        now = Instant.parse("2033-03-01T03:00:01Z");
        instance().sweep();

        QuarkusTransaction.requiringNew().run(() -> deadlines.meet(met, "inspection-done"));
        QuarkusTransaction.requiringNew().run(() -> deadlines.cancelAll(cancelled, "withdrawn"));

        var end = kafka.await(TOPIC, CHANGED, met).data();
        assertThat(end.get("change").asText()).isEqualTo("met");
        assertThat(end.has("reason")).isFalse();
        assertThat(end.get("dueBefore")).isEqualTo(end.get("dueAt"));
        var other = kafka.await(TOPIC, CHANGED, cancelled).data();
        assertThat(other.get("change").asText()).isEqualTo("cancelled");
        assertThat(other.get("reason").asText()).isEqualTo("withdrawn");
    }

    @Test
    void oneMilestoneRunsOnceForAnItem() {
        var caseId = newCase();
        start("suzhou", caseId, Instant.parse("2034-03-01T02:00:00Z"), "1 hours");

        assertThatThrownBy(() -> start("suzhou", caseId, Instant.parse("2034-03-01T03:00:00Z"), "1 hours"))
                .hasStackTraceContaining("deadline_runs_once");
        QuarkusTransaction.requiringNew().run(() -> deadlines.cancelAll(caseId, "withdrawn"));
        start("suzhou", caseId, Instant.parse("2034-03-01T03:00:00Z"), "1 hours");
    }

    @Test
    @Tag("AH-20")
    void isComputedAnewWhenAMissingYearIsAnnounced() {
        var site = "site-" + UUID.randomUUID().toString().substring(0, 8);
        calendar(site, 1);
        var caseId = newCase();
        // Thursday, the 30th of December; the 3rd of January becomes a holiday.
        var deadline = start(site, caseId, Instant.parse("2032-12-30T02:00:00Z"), "2 working-days");
        assertThat(deadline.isProvisional()).isTrue();
        assertThat(deadline.dueAt()).isEqualTo("2033-01-03T09:30:00Z");

        calendar(site, 2, 2032, 2033);
        now = Instant.parse("2032-12-31T02:00:00Z");
        instance().recompute();

        var again = QuarkusTransaction.requiringNew().call(() -> store.get(deadline.id()));
        assertThat(again.isProvisional()).isFalse();
        assertThat(again.dueAt()).isEqualTo("2033-01-04T09:30:00Z");
        var event = kafka.await(TOPIC, CHANGED, caseId);
        assertThat(event.data().get("change").asText()).isEqualTo("recomputed");
        assertThat(event.data().get("dueBefore").asText()).isEqualTo("2033-01-03T09:30:00Z");
    }

    @Test
    @Tag("AH-21")
    void keepsTheCalendarThatItWasComputedWith() {
        var site = "site-" + UUID.randomUUID().toString().substring(0, 8);
        calendar(site, 1, 2032, 2033);
        var deadline = start(site, newCase(), Instant.parse("2032-12-30T02:00:00Z"), "2 working-days");

        calendar(site, 2);
        now = Instant.parse("2032-12-31T02:00:00Z");
        instance().recompute();

        var again = QuarkusTransaction.requiringNew().call(() -> store.get(deadline.id()));
        assertThat(again.dueAt()).isEqualTo("2033-01-04T09:30:00Z");
        assertThat(again.calendarVersion()).isEqualTo(1);
    }

    private void calendar(String site, long version, int... years) {
        var content = new CalendarContent(
                site,
                version,
                "Asia/Shanghai",
                List.of("08:30-17:30"),
                List.of("saturday", "sunday"),
                IntStream.of(years)
                        .mapToObj(year -> new CalendarContent.Year(
                                year,
                                "test",
                                List.of(new CalendarContent.Day(
                                        LocalDate.of(year, 1, 3), DayType.STATUTORY_HOLIDAY, "元旦"))))
                        .toList());
        QuarkusTransaction.requiringNew()
                .run(() -> calendars.store(content.toCalendar(), Instant.EPOCH, "admin", "test"));
    }
}
