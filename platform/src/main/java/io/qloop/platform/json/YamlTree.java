package io.qloop.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as a JSON tree that knows the line of each of its parts. Dates stay texts, and nothing is an object of any
 * class.
 *
 * @param lines JSON pointer to line, the first line being 1
 */
public record YamlTree(JsonNode tree, Map<String, Integer> lines) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The file is not YAML as we read it. */
    public static final class Unreadable extends RuntimeException {
        private final int line;

        private Unreadable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    /** @throws Unreadable where it is no YAML, or says a thing twice */
    public static YamlTree parse(String yaml) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new Unreadable(mark == null ? 1 : mark.getLine() + 1, e.getProblem());
        } catch (YAMLException e) {
            throw new Unreadable(1, e.getMessage());
        }
        if (root == null) {
            throw new Unreadable(1, "the file is empty");
        }
        var lines = new HashMap<String, Integer>();
        return new YamlTree(read(root, "", lines), lines);
    }

    /** The line of this part, or of the nearest part around it. */
    public int line(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private static JsonNode read(Node node, String pointer, Map<String, Integer> lines) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        return switch (node) {
            case MappingNode mapping -> read(mapping, pointer, lines);
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                for (var element : sequence.getValue()) {
                    array.add(read(element, pointer + "/" + array.size(), lines));
                }
                yield array;
            }
            case ScalarNode scalar -> read(scalar);
            default -> throw new Unreadable(node.getStartMark().getLine() + 1, "aliases are not read here");
        };
    }

    private static ObjectNode read(MappingNode mapping, String pointer, Map<String, Integer> lines) {
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            var line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new Unreadable(line, "a key is a word");
            }
            var name = key.getValue();
            if (object.has(name)) {
                throw new Unreadable(line, "'" + name + "' stands there twice");
            }
            lines.put(pointer + "/" + name, line);
            object.set(name, read(entry.getValueNode(), pointer + "/" + name, lines));
        }
        return object;
    }

    private static JsonNode read(ScalarNode scalar) {
        var tag = scalar.getTag();
        var value = scalar.getValue();
        if (Tag.NULL.equals(tag)) {
            return JSON.nullNode();
        }
        if (Tag.BOOL.equals(tag) && value.matches("true|false")) {
            return JSON.booleanNode(value.equals("true"));
        }
        if (Tag.INT.equals(tag) && value.matches("-?[1-9]\\d{0,8}|0")) {
            return JSON.numberNode(Integer.parseInt(value));
        }
        if (Tag.FLOAT.equals(tag) && value.matches("-?\\d{1,9}\\.\\d{1,9}")) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return JSON.textNode(value);
    }
}
