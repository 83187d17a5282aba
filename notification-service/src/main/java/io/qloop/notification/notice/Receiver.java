package io.qloop.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.message.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer who received some of the goods, and the proof that it was told.
 *
 * @param hasContact whether anybody there can be written to
 * @param messageId  of the mail; null as long as the customer was not told
 * @param confirmed  by whom or what it is known that the customer has read it; null as long as it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AdvisoryNoticeReceiver")
public record Receiver(
        String customerId,
        List<Goods> goods,
        boolean hasContact,
        UUID messageId,
        MessageStatus messageStatus,
        Instant toldAt,
        Instant handedOverAt,
        Confirmation confirmed) {

    public Receiver {
        goods = List.copyOf(goods);
    }

    /** Delivered goods of one lot, all deliveries together. */
    @Schema(name = "AdvisoryNoticeGoods")
    public record Goods(
            String productId,
            String lot,
            String quantity,
            String unit,
            Instant firstDelivered,
            Instant lastDelivered) {}

    /**
     * That the customer has read the notice.
     *
     * @param way      {@code link} for the link in the mail, else as it was recorded
     * @param words    null for the link
     * @param recordedBy null for the link
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AdvisoryNoticeConfirmation")
    public record Confirmation(String way, String words, Instant at, String recordedBy) {}

    boolean isConfirmed() {
        return confirmed != null;
    }

    /** Is it out, as far as anybody can tell without the customer's word? */
    boolean isReached() {
        return isConfirmed() || messageStatus == MessageStatus.DELIVERED || messageStatus == MessageStatus.HANDED_OVER;
    }
}
