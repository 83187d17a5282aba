package io.qloop.platform.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a migration takes away from the version that still serves beside it, and that knows nothing of it. */
final class BreakingChanges {

    /** {@code -- breaking: no version since 1.2 reads it} */
    private static final Pattern EXCUSE = Pattern.compile("(?m)^[ \\t]*--[ \\t]*breaking:[ \\t]*\\S");

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\\n]*|(?s:/\\*.*?\\*/)|'(?:[^']|'')*'");
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\([^()]*\\)");
    private static final Pattern BETWEEN_STATEMENTS = Pattern.compile(";|\\$\\w*\\$|\\bbegin\\b");

    private static final Pattern CREATES =
            Pattern.compile("create (?:\\w+ )*?table (?:if not exists )?(?<name>\\S+).*");
    private static final Pattern DROPS = Pattern.compile(
            "(?:drop (?:table|view|materialized view|sequence|schema)|truncate(?: table)?) (?:if exists )?(?<name>\\S+).*");
    private static final Pattern ALTERS =
            Pattern.compile("alter (?:table|view|sequence) (?:if exists )?(?:only )?(?<name>\\S+) (?<actions>.*)");

    /** The word {@code column} may be left out everywhere. */
    private static final Pattern TAKES_AWAY = Pattern.compile("drop (?!constraint ).*"
            + "|rename (?!constraint ).*"
            + "|set schema .*"
            + "|alter (?:column )?\\S+ (?:set data )?type .*"
            + "|alter (?:column )?\\S+ drop default");

    private static final Pattern GIVES_DEFAULT =
            Pattern.compile("add (?:column )?(?:if not exists )?(?<added>\\S+) .*\\b(?:default|generated)\\b.*"
                    + "|alter (?:column )?(?<altered>\\S+) set default .*");
    private static final Pattern DEMANDS_VALUE =
            Pattern.compile("add (?!constraint )(?:column )?(?:if not exists )?(?<added>\\S+) .*\\bnot null\\b.*"
                    + "|alter (?:column )?(?<altered>\\S+) set not null");

    private final Set<String> made = new HashSet<>();
    private final Set<String> withDefault = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {}

    /** Whether the file itself says why it may break what runs beside it. */
    static boolean areExcusedIn(String sql) {
        return EXCUSE.matcher(sql).find();
    }

    /** As a reader of the file finds them, in small letters and without what stands in parentheses. */
    static List<String> of(String sql) {
        var changes = new BreakingChanges();
        BETWEEN_STATEMENTS.splitAsStream(plain(sql)).map(String::strip).forEach(changes::read);
        return changes.found;
    }

    private static String plain(String sql) {
        var plain = COMMENT_OR_TEXT
                .matcher(sql)
                .replaceAll(part -> part.group().startsWith("'") ? "''" : " ")
                .toLowerCase(Locale.ROOT);
        for (var matcher = IN_PARENTHESES.matcher(plain); matcher.find(); matcher = IN_PARENTHESES.matcher(plain)) {
            plain = matcher.replaceAll(" ");
        }
        return plain.replace("\"", "").replaceAll("\\s+", " ").replace(" ,", ",");
    }

    /** What the file has made itself is nobody else's yet. */
    private void read(String statement) {
        var creates = CREATES.matcher(statement);
        var drops = DROPS.matcher(statement);
        var alters = ALTERS.matcher(statement);
        if (creates.matches()) {
            made.add(creates.group("name"));
        } else if (drops.matches() && !made.contains(drops.group("name"))) {
            found.add(statement);
        } else if (alters.matches() && !made.contains(alters.group("name"))) {
            var table = alters.group("name");
            Stream.of(alters.group("actions").split(","))
                    .map(String::strip)
                    .filter(action -> takesAway(table, action))
                    .forEach(action -> found.add("alter table " + table + " " + action));
        }
    }

    private boolean takesAway(String table, String action) {
        column(GIVES_DEFAULT, table, action).ifPresent(withDefault::add);
        return TAKES_AWAY.matcher(action).matches()
                || column(DEMANDS_VALUE, table, action)
                        .filter(column -> !withDefault.contains(column))
                        .isPresent();
    }

    private static Optional<String> column(Pattern pattern, String table, String action) {
        var matcher = pattern.matcher(action);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(table + "." + Objects.requireNonNullElse(matcher.group("added"), matcher.group("altered")));
    }
}
