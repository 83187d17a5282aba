package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceivedMailTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final UUID FEEDBACK = Ids.next();

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.OpenedFeedback("C-1", FEEDBACK),
            new Outcome.Answered("C-1", FEEDBACK),
            new Outcome.Unassigned(MailReason.SENDER_UNKNOWN),
            new Outcome.Ignored(MailReason.BULK, Optional.empty()));

    static Stream<Arguments> becomes() {
        return OUTCOMES.stream()
                .flatMap(outcome -> Stream.of(MailStatus.values()).map(next -> Arguments.of(outcome, next)));
    }

    @ParameterizedTest
    @MethodSource("becomes")
    void becomesOnlyWhatItMay(Outcome outcome, MailStatus next) {
        var open = Set.of(MailStatus.OPENED_FEEDBACK, MailStatus.ANSWERED);
        var may =
                switch (outcome) {
                    case Outcome.OfCase _ -> Set.<MailStatus>of();
                    case Outcome.Unassigned _ ->
                        Set.of(MailStatus.OPENED_FEEDBACK, MailStatus.ANSWERED, MailStatus.DISMISSED);
                    case Outcome.Ignored _ -> open;
                };

        if (may.contains(next)) {
            mail(outcome).requireMay(next);
        } else {
            assertThatThrownBy(() -> mail(outcome).requireMay(next))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("mail-decided"));
        }
    }

    @Test
    void belongsToTheCaseThatItIsAssignedTo() {
        var mail = mail(new Outcome.Unassigned(MailReason.SENDER_UNKNOWN));

        mail.assign(new Outcome.Answered("C-1", FEEDBACK), "chen.sales", NOW);

        assertThat(mail.status()).isEqualTo(MailStatus.ANSWERED);
        assertThat(mail.customerId()).contains("C-1");
        assertThat(mail.feedbackId()).contains(FEEDBACK);
        assertThat(mail.decidedBy()).contains("chen.sales");
        assertThat(mail.decidedAt()).contains(NOW);
        // Why it had to be assigned stays.
        assertThat(mail.reason()).contains(MailReason.SENDER_UNKNOWN);
    }

    @Test
    void forgetsItsDismissalWhenItIsAssignedAfterAll() {
        var mail = mail(new Outcome.Unassigned(MailReason.SENDER_UNKNOWN));
        mail.dismiss("advertisement", "chen.sales", NOW);
        assertThat(mail.dismissalReason()).contains("advertisement");

        mail.assign(new Outcome.OpenedFeedback("C-1", FEEDBACK), "li.quality", NOW);

        assertThat(mail.dismissalReason()).isEmpty();
    }

    @Test
    void standsInTheAuditTrailWithoutAnybodysWords() {
        var letter = new Letter("gu@acme.example", "Gu Min", "Labels", "The label", List.of());

        assertThat(letter.toString()).isEqualTo("Letter[9 characters]");
    }

    private static ReceivedMail mail(Outcome outcome) {
        return new ReceivedMail(
                Ids.next(),
                new MailPlace("quality@qloop.local", 1, 1),
                new ReceivedMail.Identity(Optional.empty(), Optional.empty(), 1),
                new Letter(null, null, "", "", List.of()),
                new ReceivedMail.Times(NOW, NOW),
                outcome);
    }
}
