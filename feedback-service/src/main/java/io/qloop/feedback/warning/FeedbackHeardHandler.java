package io.qloop.feedback.warning;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts every feedback once, apart from its registration: many at once would wait for each other there. */
@ApplicationScoped
class FeedbackHeardHandler implements EventHandler<FeedbackHeard> {

    private final FeedbackCounts counts;

    FeedbackHeardHandler(FeedbackCounts counts) {
        this.counts = counts;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-registered.v1";
    }

    @Override
    public Class<FeedbackHeard> dataType() {
        return FeedbackHeard.class;
    }

    @Override
    public void handle(Event<FeedbackHeard> event) {
        counts.add(event.data());
    }
}
