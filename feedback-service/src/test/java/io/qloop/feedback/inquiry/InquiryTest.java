package io.qloop.feedback.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.feedback.inquiry.Inquiry.Question;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryTest {

    private static final Asked GOODS = new Asked("goods", new Text("Product and lot number", "产品型号及批号"));
    private static final Instant ASKED = Instant.parse("2026-11-25T02:00:00.7Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final UUID FEEDBACK = UUID.randomUUID();
    private static final Inquiry.Told ABOUT = new Inquiry.Told("FB-2026-000043", "标签与实物不符", CompanyFunction.QUALITY);

    private static Question question(String words, LocalDate answerBy) {
        return new Question(List.of(GOODS), Optional.ofNullable(words), Optional.ofNullable(answerBy));
    }

    private static Inquiry asking(Question question) {
        return new Inquiry(
                UUID.randomUUID(),
                new Inquiry.About(FEEDBACK, "C-1007"),
                CompanyFunction.TECHNOLOGY,
                question,
                "wu.technology",
                ASKED,
                TODAY);
    }

    private static Answer said(String text) {
        return Answer.written(false, "gu.min", Optional.of(text), List.of(), ASKED.plusSeconds(60));
    }

    @Test
    @Tag("IM-018")
    void tellsWhatIsMissingAndNotWhoOfUsAsks() {
        var inquiry = asking(question("请注明开箱日期。", null));
        inquiry.isDueAt(Instant.parse("2026-12-01T09:30:00Z"));

        var told = inquiry.requested("FB-2026-000043", Language.ZH);

        assertThat(told.asked()).containsExactly(GOODS);
        assertThat(told.words()).isEqualTo("请注明开箱日期。");
        assertThat(told.language()).isEqualTo(Language.ZH);
        assertThat(told.dueAt()).isEqualTo("2026-12-01T09:30:00Z");
        assertThat(told.function()).isEqualTo(CompanyFunction.TECHNOLOGY);
        assertThat(told.toString()).doesNotContain("wu.technology");
        assertThat(told.announced().type()).isEqualTo("qloop.feedback.feedback-information-requested.v1");
        assertThat(told.announced().subject()).isEqualTo(FEEDBACK.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void asksForSomething(String words) {
        assertThatThrownBy(() -> new Question(List.of(), Optional.of(words), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo("inquiry-empty");
        assertThat(question(words, null).words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, inquiry-due-in-past", "2027-11-26, inquiry-due-too-late"})
    void needsTheAnswerWithinReason(LocalDate day, String code) {
        assertThatThrownBy(() -> asking(question(null, day)))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(code);
        assertThat(asking(question(null, TODAY)).answerBy()).contains(TODAY);
        assertThat(asking(question(null, LocalDate.parse("2027-11-25"))).status())
                .isEqualTo(InquiryStatus.OPEN);
    }

    @Test
    @Tag("IM-018")
    void isAnsweredOnce() {
        var inquiry = asking(question(null, null));

        var given = inquiry.answer(said("P-200, 批号 L20261101-03"), ABOUT);

        assertThat(inquiry.status()).isEqualTo(InquiryStatus.ANSWERED);
        assertThat(inquiry.answer()).contains("P-200, 批号 L20261101-03");
        assertThat(inquiry.answeredVia()).contains(AnswerVia.WEB);
        assertThat(given.function()).isEqualTo(CompanyFunction.TECHNOLOGY);
        assertThat(given.responsibleFunction()).isEqualTo(CompanyFunction.QUALITY);
        assertThat(given.announced().type()).isEqualTo("qloop.feedback.feedback-information-given.v1");
        assertThat(given.toString()).doesNotContain("批号");
        assertThatThrownBy(() -> inquiry.answer(said("再次"), ABOUT)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> inquiry.withdraw("已电话确认", "wu.technology", ASKED))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isNotAnsweredWhenItWasWithdrawn() {
        var inquiry = asking(question(null, null));

        inquiry.withdraw("已电话确认", "wu.technology", ASKED);

        assertThatThrownBy(() -> inquiry.answer(said("P-200"), ABOUT)).isInstanceOf(Refusal.class);
        assertThat(inquiry.withdrawalReason()).contains("已电话确认");
    }

    @Test
    void isAnsweredWithWordsOrFiles() {
        assertThatThrownBy(() -> said(" "))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo("inquiry-answer-empty");
        var photograph = UUID.randomUUID();
        var answer = Answer.written(true, "chen.sales", Optional.empty(), List.of(photograph), ASKED);
        assertThat(answer.files()).containsExactly(photograph);
        assertThat(answer.via()).isEqualTo(AnswerVia.RECORDED);
    }

    /** A mail server tells whole seconds, and a mail may be read, or assigned, long after it came. */
    @ParameterizedTest
    @CsvSource({"2026-11-25T01:59:59Z, false", "2026-11-25T02:00:00Z, true", "2026-11-26T00:00:00Z, true"})
    void isNotAnsweredByWhatWasSaidBefore(Instant mail, boolean may) {
        assertThat(asking(question(null, null)).wasAskedBefore(mail)).isEqualTo(may);
    }

    @Test
    void isAnsweredAfterItWasAsked() {
        var inquiry = asking(question(null, null));

        var given = inquiry.answer(Answer.ofMail(UUID.randomUUID(), "P-200", ASKED.minusMillis(700)), ABOUT);

        assertThat(given.givenAt()).isEqualTo(ASKED);
        assertThat(inquiry.answeredAt()).contains(ASKED);
    }

    @ParameterizedTest
    @EnumSource(InquiryStatus.class)
    void goesOnFromNowhereButOpen(InquiryStatus status) {
        for (var next : InquiryStatus.values()) {
            if (status == InquiryStatus.OPEN && next != InquiryStatus.OPEN) {
                assertThat(status.moveTo(next)).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> status.moveTo(next)).isInstanceOf(Refusal.class);
            }
        }
    }
}
