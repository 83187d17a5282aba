package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody enters into a case; what is left out stays as it is.
 *
 * @param fields code of a field to what it says; null empties it
 * @param facts  yes-or-no questions and their answers
 * @param events what has happened, and when
 * @param reason needed where class, severity or kind become others than they were
 */
@Schema(name = "ProceedingEntries")
public record Entries(
        @JsonProperty("class") @Size(max = 60) String caseClass,
        @Size(max = 60) String severity,
        @Size(max = 60) String kind,

        @Size(max = 100)
        Map<@NotNull @Size(max = 60) String, @Size(max = Entries.TEXT_MAX) @Pattern(regexp = "(?s).*\\S.*") String>
                fields,

        @Size(max = 100) Map<@NotNull @Size(max = 60) String, @NotNull Boolean> facts,
        @Size(max = 50) Map<@NotNull @Size(max = 70) String, @NotNull Instant> events,
        @Size(max = 500) @Pattern(regexp = "(?s).*\\S.*") String reason) {

    static final int TEXT_MAX = 10_000;

    public Entries {
        fields = Optional.ofNullable(fields).orElse(Map.of());
        facts = Optional.ofNullable(facts).orElse(Map.of());
        events = Optional.ofNullable(events).orElse(Map.of());
    }
}
