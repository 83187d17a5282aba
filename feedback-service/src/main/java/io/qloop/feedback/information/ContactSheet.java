package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** 内部联络单, with which a record was passed on to departments (FB-031). */
record ContactSheet(
        UUID id, String number, SortedSet<CompanyFunction> functions, String message, Instant sentAt, String sentBy) {

    @Converter
    static class Column extends JsonColumn<List<ContactSheet>> {
        Column() {
            super(new TypeReference<>() {});
        }
    }
}
