package io.qloop.platform.web;

/** How urgent a note is. */
public enum Grade {
    VERY_URGENT,
    NORMAL
}
