package io.qloop.local.audit;

import static io.qloop.local.Texts.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an export line by line and holds what it says against its hashes. Goes on after a finding, so that one changed
 * entry is told apart from a trail that is wrong throughout.
 */
final class Verifier {

    /** More would be the same again. */
    private static final int FINDINGS_AT_MOST = 20;

    private static final String NONE = "0".repeat(64);
    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final String HASH = "\"([0-9a-f]{64})\"";
    private static final Pattern ENTRY =
            Pattern.compile("\\{\"position\":" + NUMBER + ",\"hash\":" + HASH + ",\"entry\":(\\{.*})}", Pattern.DOTALL);
    private static final Pattern SEAL = Pattern.compile("\\{\"seal\":" + NUMBER + ",\"first\":" + NUMBER + ",\"last\":"
            + NUMBER + ",\"entries\":" + NUMBER + ",\"sealedAt\":\"([0-9T:.Z-]+)\",\"previous\":" + HASH + ",\"hash\":"
            + HASH + "}");
    /** Quotes inside of a text are escaped, so that nothing that somebody wrote reads like this. */
    private static final Pattern REDACTION = Pattern.compile(
            "\"action\":\"REDACTED\",\"redaction\":\\{\"position\":" + NUMBER + ",\"becomes\":" + HASH + "}");

    private static final Pattern END = Pattern.compile("\\{\"end\":true,\"entries\":" + NUMBER + ",\"seals\":" + NUMBER
            + ",\"unsealed\":" + NUMBER + ",\"sha256\":" + HASH + "}");

    private final Optional<String> kept;
    private final List<String> findings = new ArrayList<>();
    private final MessageDigest whole = sha256();
    private final MessageDigest entry = sha256();
    private final MessageDigest open = sha256();

    private long line;
    private boolean ended;
    private boolean keptIsThere;

    private long entries;
    private long position;

    /** Since the seal before: how many entries, from which line and position on. */
    private long unsealed;

    private long firstLine;
    private long first;

    /** By position, what sealed entries say that an entry has become, and what unsealed ones say. */
    private final Map<Long, String> redactions = new HashMap<>();

    private final Map<Long, String> unsealedRedactions = new HashMap<>();

    /** Entries whose text is not the one that was sealed; a later entry may tell why. */
    private final List<OtherText> otherTexts = new ArrayList<>();

    private long redacted;

    private long seals;
    private long firstSeal;
    private long seal;
    private String before = "";
    private String last = "";

    /** @param kept the hash of a seal that has to be in the chain, or right before it */
    Verifier(Optional<String> kept) {
        this.kept = kept;
    }

    /** What is wrong, in sentences; nothing if the file is intact. */
    List<String> findings() {
        return findings;
    }

    /** What the intact file holds. */
    String summary() {
        var words = new ArrayList<String>();
        words.add(
                seals == 0
                        ? text("audit.intact-none", entries)
                        : text("audit.intact", entries - unsealed, seals, firstSeal, seal));
        if (seals > 0) {
            words.add(before.equals(NONE) ? text("audit.from-the-start") : text("audit.from-seal", before));
            words.add(text("audit.last-hash", last));
        }
        if (redacted > 0) {
            words.add(text("audit.redacted", redacted));
        }
        if (unsealed > 0) {
            words.add(text("audit.unsealed", unsealed, first));
        }
        return String.join("\n", words);
    }

    void read(InputStream file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = file.read(); b >= 0; b = file.read()) {
            if (b == '\n') {
                line++;
                line(bytes.toByteArray());
                bytes.reset();
            } else {
                bytes.write(b);
            }
        }
        judgeOtherTexts();
        if (bytes.size() > 0) {
            line++;
            find(text("audit.line-unknown", line));
        } else if (!ended) {
            find(text("audit.cut-off", line));
        }
        if (kept.isPresent() && !keptIsThere) {
            find(text("audit.kept-missing", kept.get()));
        }
    }

    private void line(byte[] bytes) {
        // One character for each byte, so that the text of an entry is hashed exactly as it stands.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ended) {
            find(text("audit.after-end", line));
            return;
        }
        var end = END.matcher(text);
        if (end.matches()) {
            judgeOtherTexts();
            end(Long.parseLong(end.group(1)), Long.parseLong(end.group(2)), Long.parseLong(end.group(3)), end.group(4));
            return;
        }
        whole.update(bytes);
        whole.update((byte) '\n');
        var entryLine = ENTRY.matcher(text);
        if (entryLine.matches()) {
            entry(Long.parseLong(entryLine.group(1)), entryLine.group(2), entryLine.group(3));
            return;
        }
        var sealLine = SEAL.matcher(text);
        if (sealLine.matches()) {
            seal(new Seal(
                    Long.parseLong(sealLine.group(1)),
                    Long.parseLong(sealLine.group(2)),
                    Long.parseLong(sealLine.group(3)),
                    Long.parseLong(sealLine.group(4)),
                    sealLine.group(5),
                    sealLine.group(6),
                    sealLine.group(7)));
            return;
        }
        find(text("audit.line-unknown", line));
    }

    private record Seal(
            long number, long first, long last, long entries, String sealedAt, String previous, String hash) {}

    private void entry(long position, String hash, String text) {
        if (position <= this.position) {
            find(text("audit.out-of-order", line, position, this.position));
        }
        var actual = HexFormat.of().formatHex(entry.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        if (!actual.equals(hash)) {
            otherTexts.add(new OtherText(line, position, actual));
        } else {
            var redaction = REDACTION.matcher(text);
            if (redaction.find()) {
                unsealedRedactions.put(Long.parseLong(redaction.group(1)), redaction.group(2));
            }
        }
        if (unsealed == 0) {
            first = position;
            firstLine = line;
        }
        open(position + " " + hash);
        this.position = position;
        entries++;
        unsealed++;
    }

    private void seal(Seal next) {
        if (seals == 0) {
            firstSeal = next.number;
            before = next.previous;
            keptIsThere |= kept.filter(before::equals).isPresent();
            if ((next.number == 1) != before.equals(NONE)) {
                find(text("audit.seal-start", line, next.number));
            }
        } else if (next.number != seal + 1) {
            find(text("audit.seal-missing", line, next.number, seal));
        } else if (!next.previous.equals(last)) {
            find(text("audit.seal-unchained", line, next.number, seal));
        }
        open("seal %d %d %d %d %s %s"
                .formatted(next.number, next.first, next.last, next.entries, next.sealedAt, next.previous));
        var hash = HexFormat.of().formatHex(open.digest());
        if (unsealed != next.entries) {
            find(text(
                    unsealed < next.entries ? "audit.entries-removed" : "audit.entries-inserted",
                    line,
                    next.number,
                    next.entries,
                    next.first,
                    next.last,
                    unsealed,
                    unsealed == 0 ? line : firstLine));
        } else if (first != next.first || position != next.last) {
            find(text("audit.entries-other", line, next.number, next.first, next.last, first, position));
        } else if (!hash.equals(next.hash)) {
            find(text("audit.seal-broken", line, next.number, firstLine, line));
        } else {
            redactions.putAll(unsealedRedactions);
        }
        unsealedRedactions.clear();
        keptIsThere |= kept.filter(next.hash::equals).isPresent();
        last = next.hash;
        seal = next.number;
        seals++;
        unsealed = 0;
    }

    private record OtherText(long line, long position, String hash) {}

    /** A text other than the sealed one is right when a sealed entry has announced its hash: then it was redacted. */
    private void judgeOtherTexts() {
        for (var other : otherTexts) {
            if (other.hash.equals(redactions.get(other.position))) {
                redacted++;
            } else if (other.hash.equals(unsealedRedactions.get(other.position))) {
                find(text("audit.redaction-unsealed", other.line, other.position));
            } else {
                find(text("audit.entry-changed", other.line, other.position));
            }
        }
        otherTexts.clear();
    }

    private void end(long entries, long seals, long unsealed, String hash) {
        ended = true;
        if (entries != this.entries || seals != this.seals || unsealed != this.unsealed) {
            find(text("audit.end-other", line, entries, seals, unsealed, this.entries, this.seals, this.unsealed));
        } else if (!hash.equals(HexFormat.of().formatHex(whole.digest())) && findings.isEmpty()) {
            find(text("audit.end-hash", line));
        }
    }

    private void open(String text) {
        open.update((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void find(String finding) {
        if (findings.size() < FINDINGS_AT_MOST) {
            findings.add(finding);
        } else if (findings.size() == FINDINGS_AT_MOST) {
            findings.add(text("audit.more"));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
