package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** How a proceeding's parts stand in its columns. */
final class Columns {

    private Columns() {}

    @Converter
    static class Codes extends JsonColumn<SortedSet<String>> {
        Codes() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Values extends JsonColumn<SortedMap<String, String>> {
        Values() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Moments extends JsonColumn<SortedMap<String, Instant>> {
        Moments() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Answers extends JsonColumn<SortedMap<String, Proceeding.Answer>> {
        Answers() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Path extends JsonColumn<List<Step>> {
        Path() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Signatures extends JsonColumn<List<Proceeding.Given>> {
        Signatures() {
            super(new TypeReference<>() {});
        }
    }
}
