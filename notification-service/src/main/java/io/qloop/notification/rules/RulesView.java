package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rules as readers see them.
 *
 * @param number of the version; 0 for the rules as shipped, which nobody has written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageRulesVersion")
record RulesView(int number, Instant createdAt, String createdBy, String reason, RuleBook content) {

    static RulesView shipped(RuleBook book) {
        return new RulesView(0, null, null, null, book);
    }

    static RulesView of(RulesVersion version) {
        return new RulesView(
                version.number(),
                version.createdAt(),
                version.createdBy(),
                version.reason(),
                RuleBookReader.parse(version.content()));
    }
}
