package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.addressing.Telling;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.rules.Decision.Reason;
import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would come of an event.
 *
 * @param number   of the version of the rules
 * @param nobody   why the event tells nobody, where the rules say so
 * @param messages those that would be written, and those that would not because nobody is there or knows already
 * @param silences what else of the rules leads to nothing, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageRulesOutcome")
record TrialView(int number, String nobody, List<Line> messages, List<SilenceLine> silences) {

    /**
     * A message.
     *
     * @param rule      its place among those of the event, from 1
     * @param recipient who it is today; left out where nobody is there
     * @param way       the search in the directory, step by step
     * @param written   whether this one gets a message; one that nobody is there for waits until somebody is
     * @param why       it does not go to anybody now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MessageRulesOutcomeLine")
    record Line(
            int rule,
            MessageKind kind,
            Urgency urgency,
            Telling telling,
            String number,
            String caseNumber,
            Instant dueAt,
            AudienceView audience,
            RecipientView recipient,
            String way,
            boolean written,
            String why) {}

    /** For whom it is meant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MessageRulesOutcomeAudience")
    record AudienceView(String function, String department, String site, boolean leaderInCharge, String customerId) {

        static AudienceView of(Audience audience) {
            return switch (audience) {
                case Audience.FunctionHead head -> new AudienceView(head.function(), null, head.site(), false, null);
                case Audience.Department department ->
                    new AudienceView(department.function(), department.code(), department.site(), false, null);
                case Audience.LeaderInCharge leader ->
                    new AudienceView(leader.function(), leader.code(), leader.site(), true, null);
                case Audience.Colleague _ -> throw new IllegalStateException("No rule names somebody in person");
                case Audience.Customer customer -> new AudienceView(null, null, null, false, customer.customerId());
            };
        }
    }

    /** Who it is. */
    @Schema(name = "MessageRulesOutcomeRecipient")
    record RecipientView(String name, String mail, Language language, AddressedBy addressedBy) {

        static RecipientView of(Recipient recipient) {
            return new RecipientView(recipient.name(), recipient.mail(), recipient.language(), recipient.addressedBy());
        }
    }

    /** A rule, or one of its audiences, that leads to nothing. */
    @Schema(name = "MessageRulesSilence")
    record SilenceLine(int rule, MessageKind kind, String why) {}

    static TrialView of(TryRules.Outcome outcome, Function<Reason, String> wording) {
        return new TrialView(
                outcome.number(),
                outcome.nobody().orElse(null),
                outcome.reached().stream()
                        .map(reached -> line(reached, wording))
                        .toList(),
                outcome.silences().stream()
                        .map(it -> new SilenceLine(it.rule(), it.kind(), wording.apply(it.reason())))
                        .toList());
    }

    private static Line line(TryRules.Reached reached, Function<Reason, String> wording) {
        var told = reached.told();
        return new Line(
                told.rule(),
                told.kind(),
                told.matter().urgency(),
                told.telling(),
                told.matter().number(),
                told.matter().caseNumber(),
                told.matter().dueAt(),
                AudienceView.of(reached.audience()),
                reached.found().recipient().map(RecipientView::of).orElse(null),
                reached.found().way(),
                reached.silent().isEmpty() || reached.found().recipient().isEmpty(),
                reached.silent().map(wording).orElse(null));
    }
}
