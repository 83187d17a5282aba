package io.qloop.feedback.wording;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Names no people of its own. */
@ApplicationScoped
class WordingPersonalData implements PersonalData {

    @Override
    public Map<String, String> without() {
        return Map.of("feedback_words", "Words go with the text that they are taken from, by a trigger");
    }
}
