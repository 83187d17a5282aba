package io.qloop.platform.audit;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Lets a change pass only if the caller has seen the entity as it stands, and says otherwise what somebody else has changed
 * since, who and when: nothing is overwritten, and nobody has to look for the difference (AH-05).
 */
@ApplicationScoped
public class SeenVersion {

    /** A tag from longer ago is answered with the last changes. */
    private static final int MOST_CHANGES = 20;

    private static final int LONGEST_VALUE = 200;

    private final AuditEntries entries;
    private final CurrentUser user;

    SeenVersion(AuditEntries entries, CurrentUser user) {
        this.entries = entries;
        this.user = user;
    }

    /**
     * Asked after the rules: a precondition counts only where the request would succeed without it (RFC 9110, 13.2.1).
     *
     * @param ifMatch the header If-Match
     * @param version of the entity before this change
     * @throws Refusal 428 without the header, 412 with one detail per changed field
     */
    public void require(String ifMatch, Audited entity, long version) {
        try {
            Versions.requireMatch(ifMatch, version);
        } catch (Refusal stale) {
            throw stale.kind() == Refusal.Kind.PRECONDITION_FAILED
                    ? stale.with(changedSince(ifMatch, entity, version))
                    : stale;
        }
    }

    private List<Detail> changedSince(String ifMatch, Audited entity, long version) {
        var missed = version - Versions.seen(ifMatch).orElse(version);
        var newestPerField = new LinkedHashMap<String, Detail>();
        for (var change : entries.lastChanges(entity, Math.clamp(missed, 0, MOST_CHANGES))) {
            change.changes().forEach((field, beforeAndAfter) -> {
                if (beforeAndAfter instanceof List<?> both && both.size() == 2) {
                    describe(field, both.getFirst(), both.getLast(), change)
                            .forEach(detail -> newestPerField.putIfAbsent(detail.field(), detail));
                }
            });
        }
        return List.copyOf(newestPerField.values());
    }

    /** Of a map, each of its keys that says something else. */
    private List<Detail> describe(String field, Object before, Object after, AuditEntry change) {
        if (!(before instanceof Map<?, ?> old && after instanceof Map<?, ?> now)) {
            return List.of(detail(field, after, change));
        }
        var keys = new TreeSet<String>();
        old.keySet().forEach(key -> keys.add((String) key));
        now.keySet().forEach(key -> keys.add((String) key));
        var details = new ArrayList<Detail>();
        for (var key : keys) {
            if (!Objects.equals(old.get(key), now.get(key))) {
                details.add(detail(field + "." + key, now.get(key), change));
            }
        }
        return details;
    }

    /** A customer hears that something has changed, and nothing of our people. */
    private Detail detail(String field, Object after, AuditEntry change) {
        if (!user.isInternal()) {
            return Detail.of(field, "changed-since", change.at());
        }
        return Detail.of(field, "changed-since-by", change.at(), change.actor(), after == null ? "–" : brief(after));
    }

    private static String brief(Object value) {
        var text = value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
