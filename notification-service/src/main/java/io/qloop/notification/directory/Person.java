package io.qloop.notification.directory;

import jakarta.persistence.Embeddable;

/** Somebody of our own people, with the address for official mail. */
@Embeddable
public record Person(String name, String mail) {}
