package io.qloop.platform.attachment;

import io.qloop.platform.identity.CurrentUser;
import java.util.List;
import java.util.UUID;

/**
 * The files of a case that a caller sees, by the items of the case that they belong to. What the caller adds belongs to the
 * first of them.
 */
public record AttachmentScope(String caseId, List<String> items) {

    /** The item of a case that customers' files belong to. */
    private static final String FROM_CUSTOMER = "customer";

    /** The files of one item of a case, such as an action of a complaint. */
    public static AttachmentScope of(UUID caseId, UUID itemId) {
        return new AttachmentScope(caseId.toString(), List.of(itemId.toString()));
    }

    /** What the caller sees of a case that it may see. */
    public static AttachmentScope visibleTo(CurrentUser user, UUID caseId) {
        return user.isInternal() ? ofOurs(caseId) : ofCustomer(caseId);
    }

    /** Our own files of a case and what the customer added: all that our people see. */
    public static AttachmentScope ofOurs(UUID caseId) {
        return new AttachmentScope(caseId.toString(), List.of(caseId.toString(), FROM_CUSTOMER));
    }

    /** What the customer added to a case: all that the customer sees, since our own files may be for nobody else. */
    public static AttachmentScope ofCustomer(UUID caseId) {
        return new AttachmentScope(caseId.toString(), List.of(FROM_CUSTOMER));
    }

    String addTo() {
        return items.getFirst();
    }
}
