package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackFixture.DUE;
import static io.qloop.feedback.feedback.FeedbackFixture.ID;
import static io.qloop.feedback.feedback.FeedbackFixture.RECEIVED;
import static io.qloop.feedback.feedback.FeedbackFixture.REGISTERED;
import static io.qloop.feedback.feedback.FeedbackFixture.SURVEY;
import static io.qloop.feedback.feedback.FeedbackFixture.escalatedFeedback;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {
    private static final Instant LATER = REGISTERED.plusSeconds(3600);

    @Test
    void refusesToEscalateTwice() {
        var feedback = escalatedFeedback();

        assertThatThrownBy(() -> feedback.escalate("Again", "sun.sales", LATER))
                .asInstanceOf(type(Refusal.class))
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo("feedback-already-escalated");
                    assertThat(it.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                });
        assertThat(feedback.escalation().orElseThrow().reason()).isEqualTo("Safety relevant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesToEscalateWithoutAReason(String reason) {
        var feedback = registeredFeedback();

        assertThatThrownBy(() -> feedback.escalate(reason, "li.quality", LATER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(feedback.status()).isEqualTo(FeedbackStatus.REGISTERED);
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
                .map(to ->
                        Arguments.of(from, to, from == FeedbackStatus.REGISTERED && to != FeedbackStatus.REGISTERED)));
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

        var escalated = feedback.escalate("Safety relevant", "li.quality", LATER);

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
                        LATER,
                        "li.quality",
                        "Safety relevant"));
        assertThat(escalated.announced().type()).isEqualTo("qloop.feedback.feedback-escalated.v1");
    }

    @Test
    void hasNoStatementWithoutWordsOrBeyondItsSize() {
        assertThatThrownBy(() -> statement(" ", "content")).hasMessageContaining("subject");
        assertThatThrownBy(() -> statement("x".repeat(Feedback.SUBJECT_MAX + 1), "content"))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> statement("subject", "x".repeat(Feedback.CONTENT_MAX + 1)))
                .hasMessageContaining("content");
    }

    private static Feedback.Statement statement(String subject, String content) {
        return new Feedback.Statement(
                "C-1007", Channel.WEB, subject, content, RECEIVED, Optional.empty(), Optional.empty());
    }
}
