package io.qloop.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one API description of several. Parts of the same name are taken once if they are alike; if they differ, the first one
 * stays and the clash is named, because a reader of the merged description would be told something wrong.
 */
final class OpenApiMerger {
    private static final String ONLY_UNDER = "/api/v1/";

    /** The merged description and what did not fit together. */
    record Merged(JsonObject document, List<String> clashes) {}

    private final Map<String, JsonObject> paths = new TreeMap<>();
    private final Map<String, Map<String, JsonObject>> components = new TreeMap<>();
    private final Map<String, JsonObject> tags = new TreeMap<>();
    private final List<String> clashes = new ArrayList<>();

    private OpenApiMerger() {}

    static Merged merge(JsonObject frame, Map<String, JsonObject> byService) {
        var merger = new OpenApiMerger();
        byService.forEach(merger::add);
        return new Merged(merger.document(frame), List.copyOf(merger.clashes));
    }

    private void add(String service, JsonObject description) {
        each(description.getJsonObject("paths"), (path, item) -> {
            if (path.startsWith(ONLY_UNDER)) {
                addPath(service, path, item);
            }
        });
        var parts = description.getJsonObject("components");
        if (parts != null) {
            for (var kind : parts.fieldNames()) {
                var known = components.computeIfAbsent(kind, _ -> new TreeMap<>());
                each(parts.getJsonObject(kind), (name, part) -> {
                    var before = known.putIfAbsent(name, part);
                    if (before != null && !before.equals(part)) {
                        clashes.add(service + ": components." + kind + "." + name + " differs from another service's");
                    }
                });
            }
        }
        for (var tag : description.getJsonArray("tags", new JsonArray())) {
            if (tag instanceof JsonObject named) {
                tags.putIfAbsent(named.getString("name"), named);
            }
        }
    }

    private void addPath(String service, String path, JsonObject item) {
        var known = paths.computeIfAbsent(path, _ -> new JsonObject());
        for (var method : item.fieldNames()) {
            var before = known.getValue(method);
            var now = item.getValue(method);
            if (before == null) {
                known.put(method, now);
            } else if (!before.equals(now)) {
                clashes.add(service + ": " + method + " " + path + " differs from another service's");
            }
        }
    }

    private JsonObject document(JsonObject frame) {
        var document = frame.copy();
        if (!tags.isEmpty()) {
            var list = new JsonArray();
            tags.values().forEach(list::add);
            document.put("tags", list);
        }
        var all = new JsonObject();
        paths.forEach(all::put);
        document.put("paths", all);
        if (!components.isEmpty()) {
            var parts = new JsonObject();
            components.forEach((kind, named) -> {
                var object = new JsonObject();
                named.forEach(object::put);
                parts.put(kind, object);
            });
            document.put("components", parts);
        }
        return document;
    }

    private static void each(JsonObject object, java.util.function.BiConsumer<String, JsonObject> action) {
        if (object != null) {
            for (var name : object.fieldNames()) {
                if (object.getValue(name) instanceof JsonObject value) {
                    action.accept(name, value);
                }
            }
        }
    }
}
