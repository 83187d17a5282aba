package io.qloop.notification.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.escalation.BrokenLadders.Flaw;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.json.YamlTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads ladders from YAML and says everything that is wrong with them at once. */
final class LadderReader {

    private static final String CODE = "[a-z][a-z0-9-]{0,39}";
    private static final int MOST_RUNGS = 12;
    private static final int MOST_REPEATS = 20;

    private final YamlTree yaml;
    private final List<Flaw> flaws = new ArrayList<>();

    private LadderReader(YamlTree yaml) {
        this.yaml = yaml;
    }

    /** @throws BrokenLadders with every flaw */
    static List<Ladder> read(String text) {
        YamlTree yaml;
        try {
            yaml = YamlTree.parse(text);
        } catch (YamlTree.Unreadable unreadable) {
            throw new BrokenLadders(
                    List.of(new Flaw("content", unreadable.line(), "unreadable", unreadable.getMessage())));
        }
        var reader = new LadderReader(yaml);
        var ladders = reader.ladders();
        if (!reader.flaws.isEmpty()) {
            throw new BrokenLadders(reader.flaws);
        }
        return ladders;
    }

    private List<Ladder> ladders() {
        only(yaml.tree(), "", "ladders");
        var ladders = new ArrayList<Ladder>();
        var codes = new HashSet<String>();
        for (var at : elements("", "ladders")) {
            var ladder = ladder(at);
            if (!ladder.code().isEmpty() && !codes.add(ladder.code())) {
                flaw(at + "/code", "taken", ladder.code());
            }
            ladders.stream()
                    .filter(other -> other.kinds().stream()
                            .anyMatch(kind -> other.urgency().stream().anyMatch(how -> ladder.isFor(kind, how))))
                    .findFirst()
                    .ifPresent(other -> flaw(at + "/kinds", "overlap", other.code()));
            ladders.add(ladder);
        }
        return ladders;
    }

    private Ladder ladder(String at) {
        only(yaml.tree().at(at), at, "code", "kinds", "urgency", "rungs", "repeat-last");
        var code = text(at + "/code");
        if (!code.matches(CODE)) {
            flaw(at + "/code", "code", code);
        }
        var kinds = constants(at + "/kinds", MessageKind.class, true);
        if (kinds.contains(MessageKind.ESCALATED)) {
            flaw(at + "/kinds", "escalated", "");
        }
        if (kinds.stream().anyMatch(MessageKind::isDigest)) {
            flaw(at + "/kinds", "digest", "");
        }
        var flawsBefore = flaws.size();
        var rungs = elements(at, "rungs").stream().map(this::rung).toList();
        var areReadable = flaws.size() == flawsBefore;
        if (areReadable && rungs.getFirst().to() != RungTarget.OWNER) {
            flaw(at + "/rungs/0/to", "owner-first", "");
        }
        if (areReadable && rungs.stream().skip(1).anyMatch(rung -> rung.to() == RungTarget.OWNER)) {
            flaw(at + "/rungs", "owner-first", "");
        }
        if (rungs.size() > MOST_RUNGS) {
            flaw(at + "/rungs", "too-many", String.valueOf(MOST_RUNGS));
        }
        return new Ladder(code, kinds, constants(at + "/urgency", Urgency.class, false), rungs, repeats(at));
    }

    private int repeats(String at) {
        var repeats = yaml.tree().at(at + "/repeat-last");
        if (repeats.isMissingNode()) {
            return 0;
        }
        if (!repeats.isInt() || repeats.asInt() < 0 || repeats.asInt() > MOST_REPEATS) {
            flaw(at + "/repeat-last", "number", String.valueOf(MOST_REPEATS));
        }
        return repeats.asInt();
    }

    private Rung rung(String at) {
        only(yaml.tree().at(at), at, "to", "delivered-within", "acknowledged-within");
        var to = constant(text(at + "/to"), at + "/to", RungTarget.class).orElse(RungTarget.OWNER);
        var delivered = length(at + "/delivered-within");
        var acknowledged = length(at + "/acknowledged-within");
        if (yaml.tree().at(at + "/delivered-within").isMissingNode()
                && yaml.tree().at(at + "/acknowledged-within").isMissingNode()) {
            flaw(at, "waits-for-nothing", "delivered-within, acknowledged-within");
        }
        return new Rung(to, delivered, acknowledged);
    }

    private Optional<Length> length(String at) {
        var node = yaml.tree().at(at);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Length.parse(node.asText()));
        } catch (IllegalArgumentException notALength) {
            flaw(at, "length", node.asText());
            return Optional.empty();
        }
    }

    /** @param wanted whether it has to stand there; otherwise all of them are meant */
    private <E extends Enum<E>> Set<E> constants(String at, Class<E> type, boolean wanted) {
        var node = yaml.tree().at(at);
        if (node.isMissingNode() && !wanted) {
            return EnumSet.allOf(type);
        }
        var found = EnumSet.noneOf(type);
        for (var element : elements(at.substring(0, at.lastIndexOf('/')), at.substring(at.lastIndexOf('/') + 1))) {
            constant(yaml.tree().at(element).asText(), element, type).ifPresent(found::add);
        }
        return found;
    }

    private <E extends Enum<E>> Optional<E> constant(String name, String at, Class<E> type) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> EnumNames.of(constant).equals(name))
                .findFirst();
        if (found.isEmpty()) {
            flaw(at, "invalid", String.join(", ", EnumNames.all(type)));
        }
        return found;
    }

    private String text(String at) {
        var node = yaml.tree().at(at);
        if (!node.isTextual()) {
            flaw(at, "missing", at.substring(at.lastIndexOf('/') + 1));
        }
        return node.asText();
    }

    /** The pointers of the elements of a list that must not be empty. */
    private List<String> elements(String at, String name) {
        var list = yaml.tree().at(at + "/" + name);
        if (!list.isArray() || list.isEmpty()) {
            flaw(at + "/" + name, "missing", name);
            return List.of();
        }
        var pointers = new ArrayList<String>();
        for (var i = 0; i < list.size(); i++) {
            pointers.add(at + "/" + name + "/" + i);
        }
        return pointers;
    }

    private void only(JsonNode node, String at, String... names) {
        var known = List.of(names);
        StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .filter(name -> !known.contains(name))
                .forEach(name -> flaw(at + "/" + name, "unknown", String.join(", ", known)));
    }

    private void flaw(String pointer, String rule, String detail) {
        var path = pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
        flaws.add(new Flaw(path, yaml.line(pointer), rule, detail));
    }
}
