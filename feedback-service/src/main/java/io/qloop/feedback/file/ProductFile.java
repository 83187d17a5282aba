package io.qloop.feedback.file;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.web.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The after-sales file of a product: where it went, and what became of it there, for as long as records are kept.
 *
 * @param lotsInAll how many lots were delivered
 * @param lots      the two hundred of which ERP told last
 * @param feedbacks with the complaints and returns in which they went on, the newest first
 */
@Schema(name = "ProductFile")
public record ProductFile(Product product, long lotsInAll, List<Lot> lots, Page<FiledFeedback> feedbacks) {

    @Schema(name = "ProductOnFile")
    public record Product(String id, Text name, boolean active) {}

    /**
     * A lot that was delivered.
     *
     * @param toldAt when ERP told of its deliveries last
     */
    @Schema(name = "ProductFileLot")
    public record Lot(String lot, int deliveries, List<String> customers, Instant toldAt) {}
}
