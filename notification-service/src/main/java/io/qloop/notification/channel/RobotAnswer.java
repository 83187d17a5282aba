package io.qloop.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.channel.Adapter.Verdict;
import java.util.Set;

/** The answer of a chat's robot: 200 with the real answer in the body, where zero is a yes. */
final class RobotAnswer {

    private RobotAnswer() {}

    /**
     * @param code    the field with the number
     * @param message the field with its words
     * @param busy    numbers by which the robot says that it is called too often, or cannot at the moment
     */
    static Verdict read(ObjectMapper json, String body, String code, String message, Set<Integer> busy) {
        try {
            var answer = json.readTree(body);
            if (answer == null || !answer.path(code).isInt()) {
                return new Verdict.Refused("an answer without " + code);
            }
            var number = answer.path(code).intValue();
            if (number == 0) {
                return new Verdict.Taken("taken");
            }
            var detail = code + " " + number + ": " + answer.path(message).asText("");
            return busy.contains(number) ? new Verdict.Later(detail) : new Verdict.Refused(detail);
        } catch (JsonProcessingException notJson) {
            return new Verdict.Refused("an answer that is not JSON");
        }
    }
}
