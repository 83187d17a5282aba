package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.i18n.Language;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a message is about, by the fields of its event. The first three and the path are texts with fields in braces, the
 * others are the names of fields, and what the event does not say is left out.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRuleMatter")
record MatterPattern(
        @NotBlank @Size(max = 1000) String number,
        @NotBlank @Size(max = 1000) String caseNumber,
        @Size(max = 4000) String about,
        @Size(min = 1, max = 100) String product,
        @Size(min = 1, max = 100) String lot,

        @JsonProperty("class") @Size(min = 1, max = 100) String feedbackClass,

        @Size(min = 1, max = 100) String due,
        @NotBlank @Size(max = 1000) String path) {

    private static final String ABOUT = "about";

    Matter of(JsonNode data, Urgency urgency) {
        var fields = TextPattern.fields(data);
        var aboutZh = about == null ? null : TextPattern.fill(about, fields, Language.ZH);
        var aboutEn = about == null ? null : TextPattern.fill(about, fields, Language.EN);
        return new Matter(
                TextPattern.fill(number, fields),
                TextPattern.fill(caseNumber, fields),
                aboutZh,
                Objects.equals(aboutEn, aboutZh) ? null : aboutEn,
                value(data, product).orElse(null),
                value(data, lot).orElse(null),
                value(data, feedbackClass).orElse(null),
                value(data, due).map(Instant::parse).orElse(null),
                TextPattern.fill(path, fields),
                urgency);
    }

    private static Optional<String> value(JsonNode data, String field) {
        return Optional.ofNullable(field).flatMap(it -> Fields.text(data, it));
    }

    /** Its texts that are there. */
    Stream<Part> texts() {
        return Stream.of(
                        new Part("number", number),
                        new Part("caseNumber", caseNumber),
                        new Part(ABOUT, about),
                        new Part("path", path))
                .filter(part -> part.value() != null);
    }

    /** The fields that it names. */
    Stream<Part> fields() {
        return Stream.of(
                        new Part("product", product),
                        new Part("lot", lot),
                        new Part("class", feedbackClass),
                        new Part("due", due))
                .filter(part -> part.value() != null);
    }

    /** One of its parts and what stands there. */
    record Part(String name, String value) {

        /** May differ by the language of whoever reads it. */
        boolean isForReaders() {
            return name.equals(ABOUT);
        }
    }
}
