package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Judgement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a customer said. Class, severity, kind and the facts are codes of the procedure that is in force for the
 * customer; where {@code responsibleFunction} is left out, the procedure routes the kind, or quality answers.
 *
 * @param lines            the goods, where there is more to say than one productId and lot; then these are left out
 * @param communication    what was said to reassure the customer
 * @param emergencyMeasure what was done at once
 * @param copyTo           the boxes of the form's departments: operations, quality, technical, other
 * @param copyToOther      which others
 */
public record Registration(
        @NotBlank @Size(max = Feedback.CUSTOMER_MAX) String customerId,
        @NotNull Channel channel,

        @JsonProperty("class") @Size(min = 1, max = CODE_MAX)
        String feedbackClass,

        @Size(min = 1, max = CODE_MAX) String severity,
        @Size(min = 1, max = CODE_MAX) String kind,
        @Size(max = 50) Set<@NotNull @Size(min = 1, max = CODE_MAX) String> facts,
        @NotBlank @Size(max = Feedback.SUBJECT_MAX) String subject,
        @NotBlank @Size(max = Feedback.CONTENT_MAX) String content,
        @NotNull Instant receivedAt,
        @Size(min = 1, max = Feedback.PRODUCT_MAX) String productId,
        @Size(min = 1, max = Feedback.LOT_MAX) String lot,
        @Size(min = 1, max = LINES_MAX) List<@NotNull @Valid Line> lines,
        CompanyFunction responsibleFunction,
        @Size(max = FORM_MAX) @Pattern(regexp = WORDS) String communication,
        @Size(max = FORM_MAX) @Pattern(regexp = WORDS) String emergencyMeasure,
        @Size(min = 1, max = 20) List<@NotNull @Size(min = 1, max = CODE_MAX) String> copyTo,

        @Size(max = 200) @Pattern(regexp = "[^,，]*\\S[^,，]*")
        String copyToOther) {

    private static final int CODE_MAX = 60;
    private static final int LINES_MAX = 100;
    private static final int FORM_MAX = 10_000;
    private static final String WORDS = "(?s).*\\S.*";

    /** The box of the departments that have none of their own. */
    private static final String OTHER = "other";

    /** Customers say what happened, over their own channel; what follows from it is for our people to judge. */
    void requireWordOfCustomer() {
        if (channel != Channel.WEB) {
            throw Refusal.unprocessable("channel-not-for-customers", "channel");
        }
        judged().ifPresent(field -> {
            throw Refusal.unprocessable("judgement-not-for-customers", field);
        });
    }

    /** The first field that a customer has no say in. */
    private Optional<String> judged() {
        var judgement = new LinkedHashMap<String, Object>();
        judgement.put("class", feedbackClass);
        judgement.put("severity", severity);
        judgement.put("kind", kind);
        judgement.put("facts", facts);
        judgement.put("responsibleFunction", responsibleFunction);
        judgement.put("communication", communication);
        judgement.put("emergencyMeasure", emergencyMeasure);
        judgement.put(Concerned.COPY_TO, copyTo);
        judgement.put("copyToOther", copyToOther);
        judgement.values().removeIf(Objects::isNull);
        return judgement.keySet().stream().findFirst();
    }

    private List<FeedbackLine.Named> goods() {
        if (lines == null) {
            return productId == null && lot == null
                    ? List.of()
                    : List.of(new FeedbackLine.Named("", productId, lot, null, null));
        }
        if (productId != null || lot != null) {
            throw Refusal.unprocessable("feedback-goods-twice", productId == null ? "lot" : "productId");
        }
        return IntStream.range(0, lines.size())
                .mapToObj(line -> lines.get(line).named("lines[" + line + "]."))
                .toList();
    }

    private Map<String, String> form() {
        var form = new HashMap<String, String>();
        form.put("communication", communication);
        form.put("emergencyMeasure", emergencyMeasure);
        form.put(Concerned.COPY_TO, boxes());
        form.values().removeIf(Objects::isNull);
        return form;
    }

    private String boxes() {
        return copyTo == null
                ? null
                : copyTo.stream()
                        .map(code -> copyToOther != null && code.equals(OTHER) ? code + ": " + copyToOther : code)
                        .collect(Collectors.joining(", "));
    }

    RegisterFeedback.Command toCommand(String registeredBy) {
        return new RegisterFeedback.Command(
                new Statement(customerId, channel, subject, content, receivedAt, goods()),
                Judgement.of(feedbackClass, severity, kind, facts),
                form(),
                Optional.ofNullable(responsibleFunction),
                Optional.empty(),
                registeredBy);
    }

    /** Goods that the feedback is about: a product, a lot or both, and how much of it in which unit. */
    @Schema(name = "FeedbackGoods")
    public record Line(
            @Size(min = 1, max = Feedback.PRODUCT_MAX) String productId,
            @Size(min = 1, max = Feedback.LOT_MAX) String lot,

            @Positive
            @Digits(integer = FeedbackLine.Named.QUANTITY_DIGITS, fraction = FeedbackLine.Named.QUANTITY_DECIMALS)
            BigDecimal quantity,

            @Size(max = FeedbackLine.Named.UNIT_MAX) @Pattern(regexp = WORDS)
            String unit) {

        private FeedbackLine.Named named(String at) {
            if (productId == null && lot == null) {
                throw Refusal.unprocessable("feedback-goods-without-name", at + "productId");
            }
            if ((quantity == null) != (unit == null)) {
                throw Refusal.unprocessable(
                        "feedback-quantity-without-unit", at + (quantity == null ? "quantity" : "unit"));
            }
            return new FeedbackLine.Named(at, productId, lot, quantity, unit);
        }
    }
}
