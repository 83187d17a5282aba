package io.qloop.feedback.inquiry;

import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer answers. One that exists says something.
 *
 * @param by     login of who wrote it down; empty for a mail, whose sender stands with the mail
 * @param text   empty where the files say it all
 * @param files  files of the feedback that belong to it
 * @param mailId the mail that it came by
 */
record Answer(
        AnswerVia via,
        Optional<String> by,
        Optional<String> text,
        List<UUID> files,
        Optional<UUID> mailId,
        Instant at) {

    static final int TEXT_MAX = 10_000;

    Answer {
        text = text.filter(words -> !words.isBlank());
        files = List.copyOf(files);
        if (text.isEmpty() && files.isEmpty()) {
            throw Refusal.unprocessable("inquiry-answer-empty", "text");
        }
    }

    static Answer ofMail(UUID mailId, String text, Instant at) {
        return new Answer(AnswerVia.MAIL, Optional.empty(), Optional.of(text), List.of(), Optional.of(mailId), at);
    }

    /** @param isOurs whether one of our people writes down what the customer has said */
    static Answer written(boolean isOurs, String by, Optional<String> text, List<UUID> files, Instant at) {
        return new Answer(
                isOurs ? AnswerVia.RECORDED : AnswerVia.WEB, Optional.of(by), text, files, Optional.empty(), at);
    }
}
