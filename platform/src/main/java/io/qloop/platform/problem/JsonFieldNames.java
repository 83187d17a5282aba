package io.qloop.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** A broken rule names the field as it is called in the JSON, which is not always what the Java component is called. */
@ApplicationScoped
class JsonFieldNames implements ValidatorFactoryCustomizer {

    private final ObjectMapper json;

    JsonFieldNames(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.propertyNodeNameProvider(new FromJackson(json));
    }

    private record FromJackson(ObjectMapper json, Map<Class<?>, Map<String, String>> known)
            implements PropertyNodeNameProvider {

        FromJackson(ObjectMapper json) {
            this(json, new ConcurrentHashMap<>());
        }

        @Override
        public String getName(Property property) {
            return property instanceof JavaBeanProperty bean
                    ? known.computeIfAbsent(bean.getDeclaringClass(), this::names)
                            .getOrDefault(bean.getName(), bean.getName())
                    : property.getName();
        }

        private Map<String, String> names(Class<?> type) {
            var config = json.getDeserializationConfig();
            return config.introspect(config.constructType(type)).findProperties().stream()
                    .collect(Collectors.toMap(
                            BeanPropertyDefinition::getInternalName, BeanPropertyDefinition::getName, (a, b) -> a));
        }
    }
}
