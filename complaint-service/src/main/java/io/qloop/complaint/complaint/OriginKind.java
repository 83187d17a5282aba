package io.qloop.complaint.complaint;

/** Where a complaint may come from. */
public enum OriginKind {
    RETURN,
    FEEDBACK,
    DIRECT
}
