package io.qloop.platform.problem;

import jakarta.ws.rs.BadRequestException;

/** A query parameter or header that is not of its type. */
public class InvalidParameter extends BadRequestException {

    private final String name;
    private final transient Class<?> type;

    /** @param type what it should be */
    public InvalidParameter(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    String name() {
        return name;
    }

    Class<?> type() {
        return type;
    }
}
