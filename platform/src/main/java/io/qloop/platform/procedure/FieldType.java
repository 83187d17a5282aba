package io.qloop.platform.procedure;

/** What may be written into a field of a form. */
public enum FieldType {
    TEXT,
    /** A day, {@code 2026-11-24}. */
    DATE,
    /** One of the choices. */
    CHOICE,
    /** Any number of the choices: the boxes that are ticked. */
    BOXES
}
