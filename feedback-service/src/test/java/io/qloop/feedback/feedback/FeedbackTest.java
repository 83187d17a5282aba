package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackFixture.DUE;
import static io.qloop.feedback.feedback.FeedbackFixture.ID;
import static io.qloop.feedback.feedback.FeedbackFixture.RECEIVED;
import static io.qloop.feedback.feedback.FeedbackFixture.REGISTERED;
import static io.qloop.feedback.feedback.FeedbackFixture.SURVEY;
import static io.qloop.feedback.feedback.FeedbackFixture.escalatedFeedback;
import static io.qloop.feedback.feedback.FeedbackFixture.lines;
import static io.qloop.feedback.feedback.FeedbackFixture.otherFeedback;
import static io.qloop.feedback.feedback.FeedbackFixture.registeredFeedback;
import static io.qloop.feedback.feedback.FeedbackFixture.registeredFeedbackFromSurvey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.qloop.feedback.feedback.FeedbackEvent.FeedbackEscalated;
import io.qloop.feedback.feedback.FeedbackEvent.FeedbackRegistered;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {
    private static final Instant LATER = REGISTERED.plusSeconds(3600);
    private static final Deed REASON = new Deed("Said so", "li.quality", LATER);

    @Test
    void refusesToEscalateTwice() {
        var feedback = escalatedFeedback();

        assertThatThrownBy(() -> feedback.escalate(new Deed("Again", "sun.sales", LATER)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo("feedback-already-escalated");
                    assertThat(it.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                });
        assertThat(feedback.escalation().orElseThrow().reason()).isEqualTo("Safety relevant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void doesNothingWithoutAReason(String reason) {
        assertThatThrownBy(() -> new Deed(reason, "li.quality", LATER)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("everyPairOfStates")
    void movesOnlyAlongTheTable(FeedbackStatus from, FeedbackStatus to, boolean allowed) {
        if (allowed) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.moveTo(to))
                    .asInstanceOf(type(Refusal.class))
                    .returns("feedback-move-refused", Refusal::code);
        }
    }

    static Stream<Arguments> everyPairOfStates() {
        return Stream.of(FeedbackStatus.values()).flatMap(from -> Stream.of(FeedbackStatus.values())
                .map(to -> Arguments.of(from, to, allowed(from).contains(to))));
    }

    private static Set<FeedbackStatus> allowed(FeedbackStatus from) {
        return switch (from) {
            case REGISTERED -> EnumSet.complementOf(EnumSet.of(FeedbackStatus.REGISTERED));
            case CLOSED, WITHDRAWN, MERGED -> Set.of(FeedbackStatus.REGISTERED);
            case ESCALATED, RETURN_REQUESTED -> Set.of();
        };
    }

    @Test
    void announcesItsRegistrationOutOfItsOwnFields() {
        var registered = registeredFeedback().registered(Optional.of("process-technology"));

        assertThat(registered)
                .isEqualTo(new FeedbackRegistered(
                        ID,
                        "FB-2026-000043",
                        "C-1007",
                        Channel.PHONE,
                        "a",
                        "process-technology",
                        "Insulation breaks at the bend",
                        "P-200",
                        CompanyFunction.TECHNOLOGY,
                        RECEIVED,
                        "feedback-guideline/1",
                        DUE,
                        null,
                        lines(),
                        REGISTERED));
        assertThat(registered.announced().type()).isEqualTo("qloop.feedback.feedback-registered.v1");
        assertThat(registered.announced().subject()).isEqualTo(ID.toString());
    }

    @Test
    void namesTheSurveyThatItCameFrom() {
        assertThat(registeredFeedbackFromSurvey().registered(Optional.empty()).origin())
                .isEqualTo(FeedbackOrigin.survey(SURVEY));
    }

    @Test
    void announcesItsEscalationWithWhatTheComplaintNeeds() {
        var feedback = registeredFeedback();

        var escalated = feedback.escalate(new Deed("Safety relevant", "li.quality", LATER));

        assertThat(feedback.status()).isEqualTo(FeedbackStatus.ESCALATED);
        assertThat(escalated)
                .isEqualTo(new FeedbackEscalated(
                        ID,
                        "FB-2026-000043",
                        "C-1007",
                        "a",
                        "Insulation breaks at the bend",
                        "Three of ten coils fail the high-voltage test after bending.",
                        "P-200",
                        "L20261101-03",
                        lines(),
                        LATER,
                        "li.quality",
                        "Safety relevant"));
        assertThat(escalated.announced().type()).isEqualTo("qloop.feedback.feedback-escalated.v1");
    }

    @Test
    @Tag("IM-014")
    void isReopenedOnlyAfterItWasClosedOrWithdrawn() {
        var withdrawn = registeredFeedback();
        withdrawn.withdraw(REASON);

        withdrawn.reopen(REASON);

        assertThat(withdrawn.status()).isEqualTo(FeedbackStatus.REGISTERED);
        assertThat(withdrawn.history()).extracting(Turn::kind).containsExactly(Turn.Kind.WITHDRAWN, Turn.Kind.REOPENED);
        assertThatThrownBy(() -> withdrawn.reopen(REASON)).hasMessageContaining("feedback-not-reopenable");
        assertThatThrownBy(() -> escalatedFeedback().reopen(REASON)).hasMessageContaining("feedback-not-reopenable");
    }

    @Test
    @Tag("AH-03")
    void knowsOnBothSidesWhatWasMergedAndLinked() {
        var one = registeredFeedback();
        var other = otherFeedback("C-1007");

        one.link(other, REASON);
        one.mergeInto(other, REASON);

        assertThat(one.mergedInto()).contains(reference(other));
        assertThat(other.mergedFrom()).containsExactly(reference(one));
        assertThat(other.related()).containsExactly(reference(one));
        one.separateFrom(other, REASON);
        one.unlink(other, REASON);
        assertThat(one.mergedInto()).isEmpty();
        assertThat(other.mergedFrom()).isEmpty();
        assertThat(other.related()).isEmpty();
        assertThat(other.history())
                .extracting(Turn::kind)
                .containsExactly(Turn.Kind.LINKED, Turn.Kind.TOOK_IN, Turn.Kind.RELEASED, Turn.Kind.UNLINKED);
    }

    @Test
    @Tag("AH-03")
    void refusesMergersThatMakeNoSense() {
        var one = registeredFeedback();
        var taking = otherFeedback("C-1007");
        registeredFeedback().mergeInto(taking, REASON);

        assertThatThrownBy(() -> one.mergeInto(one, REASON)).hasMessageContaining("feedback-merged-into-itself");
        assertThatThrownBy(() -> one.mergeInto(otherFeedback("C-2"), REASON))
                .hasMessageContaining("feedback-of-another-customer");
        assertThatThrownBy(() -> taking.mergeInto(one, REASON)).hasMessageContaining("feedback-has-others");
        assertThatThrownBy(() -> otherFeedback("C-1007").mergeInto(escalatedFeedback(), REASON))
                .hasMessageContaining("feedback-not-open");
        assertThatThrownBy(() -> one.separateFrom(taking, REASON)).hasMessageContaining("feedback-not-merged");
    }

    private static Feedback.Reference reference(Feedback feedback) {
        return new Feedback.Reference(feedback.id(), feedback.number());
    }

    @Test
    void hasNoStatementWithoutWordsOrBeyondItsSize() {
        assertThatThrownBy(() -> statement(" ", "content")).hasMessageContaining("subject");
        assertThatThrownBy(() -> statement("x".repeat(Feedback.SUBJECT_MAX + 1), "content"))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> statement("subject", "x".repeat(Feedback.CONTENT_MAX + 1)))
                .hasMessageContaining("content");
    }

    private static Statement statement(String subject, String content) {
        return new Statement("C-1007", Channel.WEB, subject, content, RECEIVED, Optional.empty(), Optional.empty());
    }
}
