package io.qloop.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import java.util.Map;

/** A query parameter or header that is not of its type. */
public class InvalidParameter extends BadRequestException {

    private final String name;
    private final String value;
    private final transient Class<?> type;

    /**
     * @param name empty where only the framework knows it
     * @param type what the value should be
     */
    public InvalidParameter(String name, String value, Class<?> type) {
        this.name = name;
        this.value = value;
        this.type = type;
    }

    /** The name; where only the framework knows it, that of the parameter in the request that has the value. */
    String name(HttpServerRequest request) {
        return name.isEmpty()
                ? request.params().entries().stream()
                        .filter(parameter -> parameter.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(name)
                : name;
    }

    Class<?> type() {
        return type;
    }
}
