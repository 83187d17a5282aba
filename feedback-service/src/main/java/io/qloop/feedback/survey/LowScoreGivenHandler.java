package io.qloop.feedback.survey;

import io.qloop.feedback.customer.Customers;
import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.FeedbackOrigin;
import io.qloop.feedback.feedback.IntakeSettings;
import io.qloop.feedback.feedback.RegisterFeedback;
import io.qloop.feedback.feedback.Statement;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Registers one feedback per survey with a low score, however often and under however many ids it is announced. */
@ApplicationScoped
class LowScoreGivenHandler implements EventHandler<LowScoreGiven> {
    private final RegisterFeedback registerFeedback;
    private final Customers customers;
    private final LowScoreTexts texts;
    private final Proceedings proceedings;
    private final IntakeSettings settings;
    private final CurrentUser user;

    LowScoreGivenHandler(
            RegisterFeedback registerFeedback,
            Customers customers,
            LowScoreTexts texts,
            Proceedings proceedings,
            IntakeSettings settings,
            CurrentUser user) {
        this.registerFeedback = registerFeedback;
        this.customers = customers;
        this.texts = texts;
        this.proceedings = proceedings;
        this.settings = settings;
        this.user = user;
    }

    @Override
    public String type() {
        return "qloop.survey.low-score-given.v1";
    }

    @Override
    public Class<LowScoreGiven> dataType() {
        return LowScoreGiven.class;
    }

    @Override
    public void handle(Event<LowScoreGiven> event) {
        var given = event.data();
        var origin = FeedbackOrigin.survey(given.surveyId());
        if (registerFeedback.wasRegisteredFor(origin)) {
            return;
        }
        var language = customers
                .languageOf(given.customerId())
                .orElseThrow(() -> Refusal.unprocessable("unknown-customer", "customerId", given.customerId()));
        registerFeedback.handle(new RegisterFeedback.Command(
                new Statement(
                        given.customerId(),
                        Channel.SURVEY,
                        texts.subject(given, language),
                        texts.content(given, language),
                        given.answeredAt(),
                        Optional.empty(),
                        Optional.empty()),
                judgement(given.customerId()),
                Optional.empty(),
                Optional.of(origin),
                user.name()));
    }

    /** Of the class that is set for it, as far as the procedure has such a class. */
    private Judgement judgement(String customerId) {
        var procedure = proceedings
                .inForce(RegisterFeedback.SUBJECT, customerId, null, null)
                .procedure();
        return procedure.classes().stream().anyMatch(entry -> entry.code().equals(settings.surveyClass()))
                ? Judgement.ofClass(settings.surveyClass())
                : Judgement.NONE;
    }
}
