package io.qloop.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes the trail as lines of JSON with all that is needed to verify it elsewhere: each entry as the very text that was
 * hashed, each seal after the entries that it covers, and a last line that says how many there are, so that a file that
 * was cut off is known as such.
 *
 * <p>Rows change by redaction only, so they are read in small pages: neither memory, nor a connection, nor a snapshot is held for as
 * long as the caller takes to read.
 */
@ApplicationScoped
class AuditExport {

    private static final int PAGE = 500;

    private final AuditEntries entries;
    private final AuditSeals seals;

    AuditExport(AuditEntries entries, AuditSeals seals) {
        this.entries = entries;
        this.seals = seals;
    }

    /**
     * Writes the entries of a time span, widened to whole seals, since part of a seal's entries proves nothing, and to the
     * redactions of what is in it.
     *
     * @param from null for the beginning
     * @param to exclusive; null for all there is
     */
    void write(Instant from, Instant to, OutputStream out) throws IOException {
        // In this order: what the last seal covers is complete, whatever happens from now on.
        var lastSeal = seals.last();
        var sealedTo = lastSeal.map(Seal::lastPosition).orElse(0L);
        var first = entries.firstPosition(from).orElse(Long.MAX_VALUE);
        var last = entries.lastPosition(to).orElse(0L);
        var lines = new Lines(out);
        if (first > last) {
            lines.end();
            return;
        }
        var begin = first > sealedTo
                ? sealedTo + 1
                : seals.covering(first).map(Seal::firstPosition).orElse(first);
        var end = withRedactions(begin, wholeSeal(last, sealedTo), sealedTo);
        var nextSeals = new NextSeals(begin, sealedTo);
        var after = begin - 1;
        while (after < end) {
            var page = entries.between(after, end, PAGE);
            for (var entry : page) {
                lines.entry(entry);
                if (nextSeals.endsWith(entry.position())) {
                    lines.seal(nextSeals.take());
                }
            }
            after = page.size() < PAGE ? end : page.getLast().position();
            if (after == end) {
                // Somebody may have redacted meanwhile.
                end = withRedactions(begin, end, sealedTo);
            }
        }
        lines.end();
    }

    private long wholeSeal(long last, long sealedTo) {
        return last > sealedTo
                ? last
                : seals.covering(last)
                        .filter(_ -> last > 0)
                        .map(Seal::lastPosition)
                        .orElse(last);
    }

    /** As far as the entries that tell of redactions before them, without which those look tampered with. */
    private long withRedactions(long begin, long end, long sealedTo) {
        var last = end;
        for (var next = entries.lastRedaction(begin, last); next > last; next = entries.lastRedaction(begin, last)) {
            last = wholeSeal(next, sealedTo);
        }
        return last;
    }

    /** The seals from one position to another, a page at a time. */
    private final class NextSeals {

        private final Deque<Seal> ready = new ArrayDeque<>();
        private final long end;
        private Long taken;

        private NextSeals(long begin, long end) {
            this.end = end;
            taken = seals.covering(begin).map(s -> s.number() - 1).orElse(Long.MAX_VALUE);
        }

        private boolean endsWith(long position) {
            if (ready.isEmpty() && position <= end) {
                ready.addAll(seals.list(taken, PAGE, true));
            }
            return position <= end && !ready.isEmpty() && ready.getFirst().lastPosition() == position;
        }

        private Seal take() {
            taken = ready.getFirst().number();
            return ready.removeFirst();
        }
    }

    private static final class Lines {

        private final DigestOutputStream out;
        private long entries;
        private long unsealed;
        private long seals;

        private Lines(OutputStream out) {
            this.out = new DigestOutputStream(new BufferedOutputStream(out, 64 * 1024), Sha256.digest());
        }

        private void entry(StoredEntry entry) throws IOException {
            line("{\"position\":" + entry.position() + ",\"hash\":\"" + Sha256.hex(entry.hash()) + "\",\"entry\":"
                    + entry.text() + "}");
            entries++;
            unsealed++;
        }

        private void seal(Seal seal) throws IOException {
            line(
                    "{\"seal\":%d,\"first\":%d,\"last\":%d,\"entries\":%d,\"sealedAt\":\"%s\",\"previous\":\"%s\",\"hash\":\"%s\"}"
                            .formatted(
                                    seal.number(),
                                    seal.firstPosition(),
                                    seal.lastPosition(),
                                    seal.entries(),
                                    seal.moment(),
                                    seal.previousHash(),
                                    seal.hash()));
            seals++;
            unsealed = 0;
        }

        private void end() throws IOException {
            line("{\"end\":true,\"entries\":%d,\"seals\":%d,\"unsealed\":%d,\"sha256\":\"%s\"}"
                    .formatted(
                            entries,
                            seals,
                            unsealed,
                            Sha256.hex(out.getMessageDigest().digest())));
            out.flush();
        }

        private void line(String line) throws IOException {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
