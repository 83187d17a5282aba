package io.qloop.platform.audit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hibernate.Hibernate;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

/** Hears of every change that Hibernate writes, so that no use case can forget the audit trail. */
@PersistenceUnitExtension
@ApplicationScoped
class AuditInterceptor implements Interceptor {

    // Looked up late: the trail needs the data source, which is not there yet when Hibernate starts.
    private final Instance<AuditTrail> trail;

    AuditInterceptor(Instance<AuditTrail> trail) {
        this.trail = trail;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (entity instanceof Audited audited) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (var i = 0; i < names.length; i++) {
                if (state[i] != null && !names[i].equals("version")) {
                    values.put(names[i], describe(state[i]));
                }
            }
            trail.get().record(audited, AuditAction.INSERTED, values);
        }
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] after, Object[] before, String[] names, Type[] types) {
        if (entity instanceof Audited audited) {
            Map<String, Object> changes = new LinkedHashMap<>();
            for (var i = 0; i < names.length; i++) {
                var old = before == null ? null : before[i];
                if (!names[i].equals("version") && !same(old, after[i])) {
                    changes.put(names[i], java.util.Arrays.asList(describe(old), describe(after[i])));
                }
            }
            trail.get().record(audited, AuditAction.CHANGED, changes);
        }
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (entity instanceof Audited audited) {
            trail.get().record(audited, AuditAction.REMOVED, Map.of());
        }
    }

    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) == 0 : Objects.equals(a, b);
    }

    private static Object describe(Object value) {
        return switch (value) {
            case null -> null;
            case String s -> s;
            case Number n -> n;
            case Boolean b -> b;
            case Enum<?> e -> e.name();
            case Collection<?> c -> Hibernate.isInitialized(c) ? list(c) : "…";
            case Map<?, ?> m -> Hibernate.isInitialized(m) ? map(m) : "…";
            default -> value.toString();
        };
    }

    private static Map<String, Object> map(Map<?, ?> values) {
        var described = new TreeMap<String, Object>();
        values.forEach((key, value) -> described.put(String.valueOf(key), describe(value)));
        return described;
    }

    private static List<Object> list(Collection<?> values) {
        return values.stream()
                .map(v -> v instanceof Audited a ? a.id().toString() : describe(v))
                .toList();
    }
}
