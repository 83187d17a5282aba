package io.qloop.platform.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What two procedures say differently. Parts of lists are matched by their codes, so that a stage that has moved is not
 * a stage that has changed.
 */
public final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /**
     * One difference.
     *
     * @param at    {@code milestones[first-analysis].length}
     * @param left  what the one says; null where it has no such thing
     * @param right what the other says
     */
    public record Difference(String at, Sort sort, Object left, Object right) {}

    /** What happened to the part. */
    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** Of everything but the log of changes, which differs because something else does. */
    public static List<Difference> between(Procedure left, Procedure right) {
        var differences = new Differences();
        var one = ProcedureReader.tree(left);
        var other = ProcedureReader.tree(right);
        differences.compareFields("", one, other);
        return differences.found.stream()
                .filter(difference -> !difference.at().startsWith("changeLog"))
                .toList();
    }

    private void compare(String at, JsonNode left, JsonNode right) {
        if (left.equals(right)) {
            return;
        }
        if (isAbsent(left) || isAbsent(right)) {
            var sort = isAbsent(left) ? Sort.ADDED : Sort.REMOVED;
            found(at, sort, left, right);
        } else if (left.isObject() && right.isObject()) {
            compareFields(at, left, right);
        } else if (isCoded(left) && isCoded(right)) {
            compareCoded(at, left, right);
        } else {
            found(at, Sort.CHANGED, left, right);
        }
    }

    private void compareFields(String at, JsonNode left, JsonNode right) {
        var names = new TreeSet<String>();
        left.fieldNames().forEachRemaining(names::add);
        right.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var there = at.isEmpty() ? name : at + "." + name;
            if (isList(left.path(name)) || isList(right.path(name))) {
                compare(there, orEmpty(left.path(name)), orEmpty(right.path(name)));
            } else {
                compare(there, left.path(name), right.path(name));
            }
        }
    }

    private void compareCoded(String at, JsonNode left, JsonNode right) {
        var lefts = byCode(left);
        var rights = byCode(right);
        var codes = new TreeSet<>(lefts.keySet());
        codes.addAll(rights.keySet());
        var missing = JsonNodeFactory.instance.missingNode();
        for (var code : codes) {
            compare(at + "[" + code + "]", lefts.getOrDefault(code, missing), rights.getOrDefault(code, missing));
        }
        if (lefts.keySet().equals(rights.keySet())
                && !List.copyOf(lefts.keySet()).equals(List.copyOf(rights.keySet()))) {
            found(at, Sort.CHANGED, codes(lefts), codes(rights));
        }
    }

    private static JsonNode codes(Map<String, JsonNode> parts) {
        var codes = JsonNodeFactory.instance.arrayNode();
        parts.keySet().forEach(codes::add);
        return codes;
    }

    private static Map<String, JsonNode> byCode(JsonNode list) {
        var parts = new LinkedHashMap<String, JsonNode>();
        list.forEach(part -> parts.put(part.path("code").asText(), part));
        return parts;
    }

    private static boolean isList(JsonNode node) {
        return node.isArray();
    }

    private static boolean isCoded(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        for (var part : list) {
            if (!part.has("code")) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode orEmpty(JsonNode node) {
        return isAbsent(node) ? JsonNodeFactory.instance.arrayNode() : node;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void found(String at, Sort sort, JsonNode left, JsonNode right) {
        found.add(new Difference(at, sort, ProcedureReader.plain(left), ProcedureReader.plain(right)));
    }
}
