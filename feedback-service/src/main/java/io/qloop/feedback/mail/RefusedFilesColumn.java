package io.qloop.feedback.mail;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.stream.Collectors;

/** Refused files as they stand in their column: a line for each, the rule and the name. */
@Converter
class RefusedFilesColumn implements AttributeConverter<List<RefusedFile>, String> {

    @Override
    public String convertToDatabaseColumn(List<RefusedFile> files) {
        return files.stream().map(file -> file.rule() + " " + file.name()).collect(Collectors.joining("\n"));
    }

    @Override
    public List<RefusedFile> convertToEntityAttribute(String column) {
        return column.lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new RefusedFile(parts[1], parts[0]))
                .toList();
    }
}
