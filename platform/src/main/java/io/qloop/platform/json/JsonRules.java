package io.qloop.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * JSON is read to the letter: what does not fit is refused, not guessed. A number in quotes is no number, {@code 1.5} is
 * no whole number, null is no {@code int}, and nothing follows the document.
 */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // no other way to set a MapperFeature on a mapper that Quarkus has built
    public void customize(ObjectMapper mapper) {
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.create(
                mapper.getSerializationConfig().getAnnotationIntrospector(), new KebabEnums()));
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** Gives the constants of our enums their outside names; {@code @JsonProperty} on a constant still wins. */
    private static final class KebabEnums extends NopAnnotationIntrospector {

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass enumType, Enum<?>[] constants, String[] names) {
            if (EnumNames.isOurs(enumType.getRawType())) {
                for (int i = 0; i < constants.length; i++) {
                    names[i] = EnumNames.of(constants[i]);
                }
            }
            return names;
        }
    }
}
