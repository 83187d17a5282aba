package io.qloop.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What cases said at a past moment: the audit trail has every change with the value before it, so taking back what was changed
 * since leads there. Nobody can change the trail, so the same moment always shows the same values.
 */
@ApplicationScoped
public class EarlierValues {

    private static final String SINCE = """
            select entity, entry -> 'changes' as changes, entity_id
            from audit_entry
            where case_id = any(?) and at >= ? and action = 'CHANGED' and entity = any(?)
            order by position desc""";

    private static final TypeReference<Map<String, List<Object>>> CHANGES = new TypeReference<>() {};

    private final Statements statements;
    private final ObjectMapper json;

    EarlierValues(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    /** A part of a case: the simple name of the entity, and its id. */
    public record Part(String entity, UUID id) {}

    /**
     * The values that were other ones right before the moment, by the name of the field as the trail has it; a part of which
     * nothing has changed since is not in the answer.
     */
    public Map<Part, Map<String, Object>> before(Instant moment, Collection<UUID> cases, Collection<String> entities) {
        var earlier = new HashMap<Part, Map<String, Object>>();
        statements.each(
                SINCE,
                row -> {
                    var part = new Part(row.getString("entity"), row.getObject("entity_id", UUID.class));
                    var values = earlier.computeIfAbsent(part, _ -> new HashMap<>());
                    // From the newest to the oldest: the value before the oldest of them is the one that counts.
                    changes(row.getString("changes")).forEach((field, change) -> values.put(field, change.getFirst()));
                },
                cases.stream().map(UUID::toString).toArray(String[]::new),
                moment,
                entities.toArray(String[]::new));
        return earlier;
    }

    private Map<String, List<Object>> changes(String entry) {
        try {
            return json.readValue(entry, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry cannot be read", e);
        }
    }
}
