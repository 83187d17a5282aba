package io.qloop.feedback.feedback;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import io.qloop.platform.timeline.Happening.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** That a feedback was registered, and what happened to it beside its way through its procedure. */
@ApplicationScoped
class FeedbackHistory implements CaseHistory {

    private final Feedbacks feedbacks;
    private final Texts texts;

    FeedbackHistory(Feedbacks feedbacks, Texts texts) {
        this.feedbacks = feedbacks;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return feedbacks.findByIdOptional(caseId).map(this::of).orElse(List.of());
    }

    private List<Happening> of(Feedback feedback) {
        var about = new About("feedback", feedback.id().toString(), feedback.number());
        var all = new ArrayList<Happening>();
        all.add(new Happening(
                feedback.registeredAt(),
                // Before everything else of the same moment.
                "0/feedback/" + about.id(),
                "registered",
                about,
                feedback.registeredBy(),
                texts.both("timeline.registered", texts.both("channel." + EnumNames.of(feedback.channel()))),
                Map.of("channel", EnumNames.of(feedback.channel()), "receivedAt", feedback.receivedAt())));
        var history = feedback.history();
        for (int i = 0; i < history.size(); i++) {
            all.add(of(history.get(i), "turn/" + about.id() + "/" + i, about));
        }
        return all;
    }

    private Happening of(Turn turn, String key, About about) {
        var type = EnumNames.of(turn.kind());
        return new Happening(
                turn.at(),
                key,
                type,
                about,
                turn.by(),
                texts.both("timeline." + type, turn.otherNumber()),
                turn.other() == null
                        ? Map.of()
                        : Map.of("feedbackId", turn.other(), "feedbackNumber", turn.otherNumber()));
    }
}
