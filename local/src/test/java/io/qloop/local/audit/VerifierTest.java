package io.qloop.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.local.Obstacle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tampers with every line of a small export in every way; each has to be found. */
@Tag("AH-80")
class VerifierTest {

    private static final String NONE = "0".repeat(64);

    /** Three seals over eight entries with gaps between the positions, and a tail of two. */
    private static final List<String> EXPORT = export(NONE, 1);

    @TempDir
    Path folder;

    static IntStream lines() {
        return IntStream.range(0, EXPORT.size());
    }

    @Test
    void findsNothingInAnIntactExport() throws IOException {
        var verifier = verified(EXPORT);

        assertThat(verifier.findings()).isEmpty();
        assertThat(verifier.summary())
                .contains("8 entries in 3 seals, numbers 1 to 3")
                .contains("begins with the first seal")
                .contains("Not sealed yet: 2 entries at the end, from position 12 on");
    }

    @Test
    void findsNothingInALaterPartOfATrail() throws IOException {
        var verifier = verified(export("ab".repeat(32), 7));

        assertThat(verifier.findings()).isEmpty();
        assertThat(verifier.summary()).contains("numbers 7 to 9").contains("ab".repeat(32));
    }

    @Test
    void findsNothingInAnEmptyExport() throws IOException {
        assertThat(verified(withEnd(List.of())).findings()).isEmpty();
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        var bytes = bytes(EXPORT);
        for (var i = 0; i < bytes.length; i++) {
            for (var mask : new int[] {0x01, 0x20, 0x80}) {
                var changed = bytes.clone();
                changed[i] ^= (byte) mask;

                assertThat(verified(changed).findings())
                        .as("byte %d ^ %x", i, mask)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void findsEveryCutOffFile() throws IOException {
        var bytes = bytes(EXPORT);
        for (var length = 0; length < bytes.length; length++) {
            assertThat(verified(java.util.Arrays.copyOf(bytes, length)).findings())
                    .as("cut off after %d bytes", length)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsADroppedLine(int line) throws IOException {
        var lines = new ArrayList<>(EXPORT);
        lines.remove(line);

        assertThat(verified(lines).findings()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsADroppedLineBehindANewEnd(int line) throws IOException {
        if (isSealed(line)) {
            var lines = new ArrayList<>(EXPORT.subList(0, EXPORT.size() - 1));
            lines.remove(line);

            // Without its last seal it is what an earlier export could have been; only who kept the hash can tell.
            assertThat(verified(bytes(withEnd(lines)), Optional.of(lastHash())).findings())
                    .isNotEmpty();
            if (line < lastSeal()) {
                assertThat(verified(withEnd(lines)).findings()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsALineThatStandsTwice(int line) throws IOException {
        for (var place = 0; place <= EXPORT.size(); place++) {
            var lines = new ArrayList<>(EXPORT);
            lines.add(place, EXPORT.get(line));

            assertThat(verified(lines).findings()).as("at %d", place).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsAnInsertedEntryBehindANewEnd(int line) throws IOException {
        for (var position = 1; position < 11; position++) {
            if (line <= lastSeal()) {
                var lines = new ArrayList<>(EXPORT.subList(0, EXPORT.size() - 1));
                lines.add(line, entry(position, "forged"));

                assertThat(verified(withEnd(lines)).findings())
                        .as("position %d", position)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsTwoExchangedLines(int line) throws IOException {
        for (var other = line + 1; other < EXPORT.size(); other++) {
            var lines = new ArrayList<>(EXPORT);
            java.util.Collections.swap(lines, line, other);

            assertThat(verified(lines).findings()).as("with %d", other).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void findsAForgedEntryBehindANewEnd(int line) throws IOException {
        if (isSealed(line) && EXPORT.get(line).startsWith("{\"position\"")) {
            var position = Integer.parseInt(EXPORT.get(line).replaceAll("^\\D+|,.*", ""));
            var lines = new ArrayList<>(EXPORT.subList(0, EXPORT.size() - 1));
            lines.set(line, entry(position, "forged"));

            assertThat(verified(withEnd(lines)).findings()).isNotEmpty();
        }
    }

    @Test
    @Tag("AH-81")
    void acceptsWhatASealedEntrySaysWasRedacted() throws IOException {
        var secret = text("Gu Min");
        var once = text("Person-A");
        var twice = text("Person-B");
        var lines = sealed(
                List.of(
                        entryOf(1, secret, twice),
                        entryOf(2, redaction(1, once), redaction(1, once)),
                        entryOf(3, redaction(1, twice), redaction(1, twice))),
                List.of());

        var verifier = verified(lines);

        assertThat(verifier.findings()).isEmpty();
        assertThat(verifier.summary()).contains("1 entries were redacted");
    }

    @Test
    @Tag("AH-81")
    void findsATextThatIsNotTheOneOfTheLastRedaction() throws IOException {
        var secret = text("Gu Min");
        var once = text("Person-A");
        var redactions = List.of(
                entryOf(2, redaction(1, once), redaction(1, once)),
                entryOf(3, redaction(1, text("Person-B")), redaction(1, text("Person-B"))));

        for (var shown : List.of(once, text("forged"))) {
            var entries = new ArrayList<>(redactions);
            entries.addFirst(entryOf(1, secret, shown));

            assertThat(verified(sealed(entries, List.of())).findings())
                    .singleElement()
                    .asString()
                    .contains("position 1 was changed");
        }
    }

    /** Whoever can write a file can add such an entry and a new end; only a seal vouches for it. */
    @Test
    @Tag("AH-81")
    void believesNoRedactionThatIsNotSealed() throws IOException {
        var forged = text("forged");
        var lines = sealed(
                List.of(entryOf(1, text("Gu Min"), forged)),
                List.of(entryOf(2, redaction(1, forged), redaction(1, forged))));

        assertThat(verified(lines).findings()).singleElement().asString().contains("not sealed yet");
    }

    @Test
    @Tag("AH-81")
    void believesNoRedactionThatSomebodyWroteIntoAText() throws IOException {
        var forged = text("forged");
        var written = text(redaction(1, forged).replace("\"", "\\\""));
        var lines = sealed(List.of(entryOf(1, text("Gu Min"), forged), entryOf(2, written, written)), List.of());

        assertThat(verified(lines).findings()).singleElement().asString().contains("position 1 was changed");
    }

    @Test
    void namesTheLineAndThePositionOfAChangedEntry() throws IOException {
        var lines = new ArrayList<>(EXPORT);
        lines.set(5, lines.get(5).replace("价值 6", "价值 7"));

        assertThat(verified(lines).findings())
                .singleElement()
                .asString()
                .startsWith("Line 6: the entry at position 6 was changed");
    }

    @Test
    void namesTheSealWhoseEntryIsMissing() throws IOException {
        var lines = new ArrayList<>(EXPORT);
        lines.remove(5);

        assertThat(verified(lines).findings())
                .first()
                .asString()
                .isEqualTo(
                        "Line 7: seal 2 covers 3 entries, positions 5 to 8; from line 5 on there are 2: entries were "
                                + "removed.");
    }

    @Test
    void saysThatTheFileWasCutOff() throws IOException {
        assertThat(verified(EXPORT.subList(0, 7)).findings())
                .singleElement()
                .asString()
                .isEqualTo("The file has no end line: it was cut off after line 7.");
    }

    @Test
    void findsARewrittenTrailByAHashThatWasKept() throws IOException {
        var kept = lastHash();
        var rewritten = export(NONE, 1, "another past");

        assertThat(verified(bytes(EXPORT), Optional.of(kept)).findings()).isEmpty();
        assertThat(verified(bytes(rewritten)).findings()).isEmpty();
        assertThat(verified(bytes(rewritten), Optional.of(kept)).findings())
                .singleElement()
                .asString()
                .contains(kept);
    }

    @Test
    void endsWithZeroOnlyForAnIntactFile() throws IOException {
        var good = Files.write(folder.resolve("good"), bytes(EXPORT));
        var bad = Files.write(folder.resolve("bad"), bytes(EXPORT.subList(0, 3)));
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(Verification.run(List.of("verify", good.toString()), Optional.empty(), out))
                .isZero();
        assertThat(Verification.run(List.of("verify", bad.toString()), Optional.empty(), out))
                .isOne();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Intact: 8 entries")
                .endsWith("NOT INTACT.\n");
        assertThatThrownBy(() -> Verification.run(List.of("verify"), Optional.empty(), out))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("./qloop audit verify FILE");
        assertThatThrownBy(() -> Verification.run(List.of("verify", "nowhere"), Optional.empty(), out))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("nowhere");
    }

    private static boolean isSealed(int line) {
        return line <= lastSeal();
    }

    private static String lastHash() {
        return EXPORT.get(lastSeal()).replaceAll(".*\"hash\":\"|\"}$", "");
    }

    private static int lastSeal() {
        return EXPORT.size() - 4;
    }

    private static Verifier verified(List<String> lines) throws IOException {
        return verified(bytes(lines));
    }

    private static Verifier verified(byte[] bytes) throws IOException {
        return verified(bytes, Optional.empty());
    }

    private static Verifier verified(byte[] bytes, Optional<String> kept) throws IOException {
        var verifier = new Verifier(kept);
        verifier.read(new ByteArrayInputStream(bytes));
        return verifier;
    }

    private static byte[] bytes(List<String> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> export(String previous, int number) {
        return export(previous, number, "价值");
    }

    /** As docs/audit.md says, written here a second time. */
    private static List<String> export(String previous, int number, String value) {
        var lines = new ArrayList<String>();
        for (var positions : List.of(List.of(1, 2, 3), List.of(5, 6, 8), List.of(9, 11))) {
            var hashed = new StringBuilder();
            for (var position : positions) {
                var entry = entry(position, value + " " + position);
                lines.add(entry);
                hashed.append(position)
                        .append(' ')
                        .append(sha256(entry.replaceAll("^.*\"entry\":|}$", "")))
                        .append('\n');
            }
            var sealedAt = "2026-11-21T07:07:1" + number + ".000001Z";
            hashed.append("seal %d %d %d %d %s %s\n"
                    .formatted(
                            number, positions.getFirst(), positions.getLast(), positions.size(), sealedAt, previous));
            var hash = sha256(hashed.toString());
            lines.add(
                    "{\"seal\":%d,\"first\":%d,\"last\":%d,\"entries\":%d,\"sealedAt\":\"%s\",\"previous\":\"%s\",\"hash\":\"%s\"}"
                            .formatted(
                                    number,
                                    positions.getFirst(),
                                    positions.getLast(),
                                    positions.size(),
                                    sealedAt,
                                    previous,
                                    hash));
            previous = hash;
            number++;
        }
        lines.add(entry(12, "tail"));
        lines.add(entry(14, "tail"));
        return withEnd(lines);
    }

    private static String entry(int position, String value) {
        return entryOf(position, text(value), text(value));
    }

    private static String text(String value) {
        return "{\"service\":\"complaint\",\"changes\":{\"value\":[null,\"" + value + "\"]}}";
    }

    /** What a sealed entry says of another one that was redacted. */
    private static String redaction(int position, String becomes) {
        return "{\"service\":\"complaint\",\"action\":\"REDACTED\",\"redaction\":{\"position\":" + position
                + ",\"becomes\":\"" + sha256(becomes) + "\"}}";
    }

    private static String entryOf(int position, String hashed, String shown) {
        return "{\"position\":%d,\"hash\":\"%s\",\"entry\":%s}".formatted(position, sha256(hashed), shown);
    }

    /** One seal over the entries, then those of the tail. */
    private static List<String> sealed(List<String> entries, List<String> tail) {
        var hashed = new StringBuilder();
        for (var entry : entries) {
            hashed.append(entry.replaceAll("^\\{\"position\":(\\d+),\"hash\":\"(\\w+)\".*$", "$1 $2"))
                    .append('\n');
        }
        var sealedAt = "2026-11-21T07:07:10.000001Z";
        hashed.append("seal 1 1 %d %d %s %s\n".formatted(entries.size(), entries.size(), sealedAt, NONE));
        var lines = new ArrayList<>(entries);
        lines.add(
                "{\"seal\":1,\"first\":1,\"last\":%d,\"entries\":%d,\"sealedAt\":\"%s\",\"previous\":\"%s\",\"hash\":\"%s\"}"
                        .formatted(entries.size(), entries.size(), sealedAt, NONE, sha256(hashed.toString())));
        lines.addAll(tail);
        return withEnd(lines);
    }

    private static List<String> withEnd(List<String> lines) {
        var all = new ArrayList<>(lines);
        var seals = lines.stream().filter(l -> l.startsWith("{\"seal\"")).count();
        var tail = 0;
        for (var line : lines) {
            tail = line.startsWith("{\"seal\"") ? 0 : tail + 1;
        }
        all.add("{\"end\":true,\"entries\":%d,\"seals\":%d,\"unsealed\":%d,\"sha256\":\"%s\"}"
                .formatted(
                        lines.size() - seals, seals, tail, sha256(new String(bytes(lines), StandardCharsets.UTF_8))));
        return List.copyOf(all);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
