package io.qloop.notification.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.StrictJson;
import io.qloop.platform.json.YamlTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Reads rules and lets only whole ones through. */
@ApplicationScoped
class RuleBookReader {

    private static final ObjectMapper JSON = StrictJson.mapper();

    private final RuleBookCheck check;
    private final Validator validator;
    private final Texts texts;

    RuleBookReader(RuleBookCheck check, Validator validator, Texts texts) {
        this.check = check;
        this.validator = validator;
        this.texts = texts;
    }

    /** The rules have flaws; each stands there with file, line and reason. */
    static final class Broken extends RuntimeException {
        private Broken(String reasons) {
            super(reasons);
        }
    }

    /**
     * Reads the rules that are shipped.
     *
     * @param file its name, for messages
     * @throws Broken with file, line and reason of each flaw
     */
    RuleBook readYaml(String file, String yaml) {
        YamlTree source;
        try {
            source = YamlTree.parse(yaml);
        } catch (YamlTree.Unreadable e) {
            throw new Broken(file + ":" + e.line() + ": " + e.getMessage());
        }
        var book = bind(file, source);
        var invalid = validator.validate(book).stream()
                .map(violation -> file + ": " + violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .toList();
        if (!invalid.isEmpty()) {
            throw new Broken(String.join("\n", invalid));
        }
        var flaws = check.flaws(book);
        if (!flaws.isEmpty()) {
            throw new Broken(flaws.stream()
                    .sorted(Comparator.comparingInt(flaw -> source.line(flaw.at())))
                    .map(flaw -> file + ":" + source.line(flaw.at()) + ": " + flaw.at() + " " + flaw.text(texts))
                    .collect(Collectors.joining("\n")));
        }
        return book;
    }

    private static RuleBook bind(String file, YamlTree source) {
        try {
            return JSON.treeToValue(source.tree(), RuleBook.class);
        } catch (JsonMappingException e) {
            var at = e.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex()))
                    .collect(Collectors.joining());
            throw new Broken(file + ":" + source.line(at) + ": " + at + " " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new Broken(file + ": " + e.getOriginalMessage());
        }
    }

    static String text(RuleBook book) {
        try {
            return JSON.writeValueAsString(book);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules cannot be written as JSON", e);
        }
    }

    /** Reads what {@link #text} wrote; it was checked then. */
    static RuleBook parse(String text) {
        try {
            return JSON.readValue(text, RuleBook.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored rules cannot be read", e);
        }
    }
}
