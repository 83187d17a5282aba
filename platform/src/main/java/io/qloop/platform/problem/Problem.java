package io.qloop.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of every answer that is not the wanted one (RFC 9457).
 *
 * @param type stable, {@code /problems/<code>}; the same whatever the language
 * @param instance the path that was asked for
 * @param errors what is wrong where, if it is about single fields
 * @param traceId to find the request in logs and traces
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static final String TYPES = "/problems/";

    /**
     * One field that breaks one rule.
     *
     * @param field path in the JSON body ({@code lines[0].quantity}), or the name of the parameter or header
     * @param rule stable name of the rule, {@code not-blank}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(String field, String rule, String message) {}
}
