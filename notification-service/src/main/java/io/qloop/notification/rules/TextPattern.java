package io.qloop.notification.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.qloop.platform.i18n.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.util.HashMap;
import java.util.Map;

/**
 * A text with fields in braces: {@code {number}}, with {@code {#if …}} and {@code {#for …}} of Qute. An engine of its own
 * sees the event and nothing else of the service, whatever an administrator writes. What a message is about may differ by
 * {@code {reader}}, the language of whoever gets it: {@code zh} or {@code en}.
 */
final class TextPattern {

    private static final String READER = "reader";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final Engine ENGINE = Engine.builder()
            .addDefaultValueResolvers()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addSectionHelper(new LoopSectionHelper.Factory())
            .strictRendering(true)
            .removeStandaloneLines(false)
            .build();

    /** Those of the rules, as long as they are in use. */
    private static final LoadingCache<String, Template> PARSED =
            Caffeine.newBuilder().maximumSize(1000).build(ENGINE::parse);

    private TextPattern() {}

    /** The pattern names something that the event does not have, or is none. */
    static final class Broken extends RuntimeException {
        private Broken(TemplateException why) {
            super(why.getMessage(), why);
        }
    }

    /** The fields of an event's data, for {@link #fill}. */
    static Map<String, Object> fields(JsonNode data) {
        return JSON.convertValue(data, FIELDS);
    }

    /** @throws Broken when it cannot be filled */
    static String fill(String pattern, Map<String, Object> fields) {
        try {
            return PARSED.get(pattern).data(fields).render();
        } catch (TemplateException e) {
            throw new Broken(e);
        }
    }

    /**
     * For somebody who reads this language, which the text knows as {@code reader}.
     *
     * @throws Broken when it cannot be filled
     */
    static String fill(String pattern, Map<String, Object> fields, Language reader) {
        var all = new HashMap<>(fields);
        all.put(READER, reader.tag());
        return fill(pattern, all);
    }
}
