package io.qloop.survey.survey;

import static io.qloop.survey.survey.SurveyFixture.COMPLAINT;
import static io.qloop.survey.survey.SurveyFixture.EXPIRES;
import static io.qloop.survey.survey.SurveyFixture.ID;
import static io.qloop.survey.survey.SurveyFixture.LOW_SCORE;
import static io.qloop.survey.survey.SurveyFixture.SENT;
import static io.qloop.survey.survey.SurveyFixture.TOKEN;
import static io.qloop.survey.survey.SurveyFixture.answer;
import static io.qloop.survey.survey.SurveyFixture.answeredSurvey;
import static io.qloop.survey.survey.SurveyFixture.expiredSurvey;
import static io.qloop.survey.survey.SurveyFixture.sentSurvey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.qloop.platform.problem.Refusal;
import io.qloop.survey.survey.SurveyEvent.AnswerGiven;
import io.qloop.survey.survey.SurveyEvent.LowScoreGiven;
import io.qloop.survey.survey.SurveyEvent.SurveyReminded;
import io.qloop.survey.survey.SurveyEvent.SurveySent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {
    private static final Instant LATER = SENT.plusSeconds(3600);

    @Test
    void refusesASecondAnswer() {
        var survey = answeredSurvey();

        assertRefused(
                () -> survey.answer(answer(1), LOW_SCORE, LATER), "survey-already-answered", Refusal.Kind.CONFLICT);
        assertThat(survey.score()).contains(5);
    }

    @Test
    void refusesASecondAnswerAlsoAfterItsTime() {
        var survey = answeredSurvey();

        assertRefused(
                () -> survey.answer(answer(1), LOW_SCORE, EXPIRES), "survey-already-answered", Refusal.Kind.CONFLICT);
    }

    @Test
    void refusesAnAnswerFromTheMomentOfExpiryOnWhetherOrNotItIsWrittenDown() {
        var survey = sentSurvey();

        assertRefused(() -> survey.answer(answer(4), LOW_SCORE, EXPIRES), "survey-expired", Refusal.Kind.GONE);
        assertRefused(() -> expiredSurvey().answer(answer(4), LOW_SCORE, LATER), "survey-expired", Refusal.Kind.GONE);
        assertThat(survey.statusAt(EXPIRES)).isEqualTo(SurveyStatus.EXPIRED);
        assertThat(survey.status()).isEqualTo(SurveyStatus.SENT);
    }

    @Test
    void takesAnAnswerUntilTheLastMoment() {
        var survey = sentSurvey();

        survey.answer(answer(4), LOW_SCORE, EXPIRES.minusMillis(1));

        assertThat(survey.status()).isEqualTo(SurveyStatus.ANSWERED);
    }

    @Test
    void refusesToExpireBeforeItsTimeOrAfterItsAnswer() {
        assertRefused(() -> sentSurvey().expire(EXPIRES.minusMillis(1)), "survey-move-refused", Refusal.Kind.CONFLICT);
        assertRefused(() -> answeredSurvey().expire(EXPIRES), "survey-move-refused", Refusal.Kind.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void hasNoScoreBesidesItsScale(int score) {
        assertThatThrownBy(() -> answer(score)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoEmptyAndNoEndlessComment() {
        assertThatThrownBy(() -> new Survey.Answer(3, Optional.of(" "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Survey.Answer(3, Optional.of("x".repeat(2001))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("everyPairOfStates")
    void movesOnlyAlongTheTable(SurveyStatus from, SurveyStatus to, boolean allowed) {
        if (allowed) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertRefused(() -> from.moveTo(to), "survey-move-refused", Refusal.Kind.CONFLICT);
        }
    }

    static Stream<Arguments> everyPairOfStates() {
        var fromSent = Set.of(SurveyStatus.ANSWERED, SurveyStatus.EXPIRED);
        return Stream.of(SurveyStatus.values()).flatMap(from -> Stream.of(SurveyStatus.values())
                .map(to -> Arguments.of(from, to, from == SurveyStatus.SENT && fromSent.contains(to))));
    }

    @Test
    void tellsTheTokenOnlyWhenItIsSent() {
        var sent = sentSurvey().sent(TOKEN);

        assertThat(sent)
                .isEqualTo(new SurveySent(
                        ID, "SV-2026-000008", COMPLAINT, "CP-2026-000012", "C-1007", TOKEN.value(), EXPIRES, SENT));
        assertThat(sent.announced().type()).isEqualTo("qloop.survey.survey-sent.v1");
        assertThat(sent.toString()).doesNotContain(TOKEN.value());
    }

    @Test
    void tellsAnotherTokenWhenItIsFollowedUp() {
        var other = SurveyToken.random();

        var reminded = sentSurvey().remind(1, other, LATER);

        assertThat(reminded)
                .isEqualTo(new SurveyReminded(
                        ID,
                        "SV-2026-000008",
                        COMPLAINT,
                        "CP-2026-000012",
                        "C-1007",
                        other.value(),
                        1,
                        SENT,
                        EXPIRES,
                        LATER));
        assertThat(reminded.announced().type()).isEqualTo("qloop.survey.survey-reminded.v1");
        assertThat(reminded.toString()).doesNotContain(other.value());
    }

    @Test
    void isFollowedUpOnlyWhileItIsOpenAndNotTwice() {
        var survey = sentSurvey();
        survey.remind(2, TOKEN, LATER);

        for (var overtaken : List.of(1, 2)) {
            assertRefused(
                    () -> survey.remind(overtaken, TOKEN, LATER), "survey-reminder-refused", Refusal.Kind.CONFLICT);
        }
        assertRefused(() -> answeredSurvey().remind(1, TOKEN, LATER), "survey-reminder-refused", Refusal.Kind.CONFLICT);
        assertRefused(() -> sentSurvey().remind(1, TOKEN, EXPIRES), "survey-reminder-refused", Refusal.Kind.CONFLICT);
    }

    @Test
    void announcesAGoodAnswerOnly() {
        var events = sentSurvey().answer(answer(3), LOW_SCORE, LATER);

        assertThat(events).containsExactly(new AnswerGiven(ID, COMPLAINT, "C-1007", 3, null, LATER));
        assertThat(events.getFirst().announced().type()).isEqualTo("qloop.survey.answer-given.v1");
    }

    @Test
    void announcesALowScoreBesidesTheAnswer() {
        var answer = new Survey.Answer(2, Optional.of("补货晚了三天"));

        var events = sentSurvey().answer(answer, LOW_SCORE, LATER);

        assertThat(events)
                .containsExactly(
                        new AnswerGiven(ID, COMPLAINT, "C-1007", 2, "补货晚了三天", LATER),
                        new LowScoreGiven(
                                ID, "SV-2026-000008", COMPLAINT, "CP-2026-000012", "C-1007", 2, "补货晚了三天", LATER));
        assertThat(events.getLast().announced().type()).isEqualTo("qloop.survey.low-score-given.v1");
    }

    private static void assertRefused(Runnable action, String code, Refusal.Kind kind) {
        assertThatThrownBy(action::run).asInstanceOf(type(Refusal.class)).satisfies(it -> {
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.kind()).isEqualTo(kind);
        });
    }
}
