package io.qloop.complaint.action;

import io.qloop.platform.company.CompanyFunction;
import java.util.UUID;

/**
 * What a function is asked to do, and for which complaint; product, lot and inspection are null where there are none.
 *
 * @param inspectionId the nonconforming inspection that led to it
 */
public record Assignment(
        UUID complaintId,
        String complaintNumber,
        String customerId,
        String productId,
        String lot,
        UUID inspectionId,
        ActionKind kind,
        CompanyFunction function,
        String description) {}
