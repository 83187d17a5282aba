package io.qloop.returns.inspection;

/** What the inspector says of the lot as a whole. */
public enum Verdict {
    CONFORMING,
    NONCONFORMING
}
