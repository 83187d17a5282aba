package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Goods that a feedback is about; what the customer did not name is null.
 *
 * @param lotStatus what we know of the lot; null where none is named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackLine(String productId, String lot, BigDecimal quantity, String unit, LotStatus lotStatus) {

    /** What we know of a lot that a customer names. */
    @Schema(name = "FeedbackLotStatus")
    public enum LotStatus {
        /** The ERP told of its delivery to the customer. */
        DELIVERED,
        /** The ERP has told nothing of it so far. */
        UNKNOWN_LOT,
        /** The ERP knows nothing of it; one of our people has made sure of it. */
        CONFIRMED
    }

    /**
     * Goods as the customer names them.
     *
     * @param at where they stand in the request, in front of the field; empty for the product that is named directly
     */
    public record Named(String at, String productId, String lot, BigDecimal quantity, String unit) {

        static final int QUANTITY_DECIMALS = 3;
        static final int QUANTITY_DIGITS = 12;
        static final int UNIT_MAX = 20;

        public Named {
            if (productId == null && lot == null) {
                throw new IllegalArgumentException("Goods have a product or a lot");
            }
            if ((quantity == null) != (unit == null)) {
                throw new IllegalArgumentException("A quantity has a unit");
            }
        }

        /** Is there a lot whose delivery can be looked up? */
        boolean hasLot() {
            return lot != null;
        }

        FeedbackLine as(LotStatus status) {
            return new FeedbackLine(productId, lot, quantity, unit, status);
        }
    }

    boolean isUnknown() {
        return lotStatus == LotStatus.UNKNOWN_LOT;
    }

    FeedbackLine as(LotStatus status) {
        return new FeedbackLine(productId, lot, quantity, unit, status);
    }
}
