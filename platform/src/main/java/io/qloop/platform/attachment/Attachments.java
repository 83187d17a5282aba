package io.qloop.platform.attachment;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.attachment.BlobStore.Incoming;
import io.qloop.platform.attachment.BlobStore.TooLarge;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The files of cases. Whoever calls has made sure that the case is there and that the caller may do this to it.
 *
 * <p>Bytes come in, are looked at, scanned and sent to the store outside of any transaction; only then the transaction makes
 * sure that the content is under its address and writes the row. Where that fails, the sweep deletes the content later.
 */
@ApplicationScoped
public class Attachments {

    private static final Logger LOG = Logger.getLogger(Attachments.class);

    private final AttachmentRows rows;
    private final BlobStore store;
    private final Scanner scanner;
    private final AttachmentSettings settings;
    private final CurrentUser user;
    private final MeterRegistry meters;
    private final Clock clock;

    Attachments(
            AttachmentRows rows,
            BlobStore store,
            Scanner scanner,
            AttachmentSettings settings,
            CurrentUser user,
            MeterRegistry meters,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.scanner = scanner;
        this.settings = settings;
        this.user = user;
        this.meters = meters;
        this.clock = clock;
    }

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    public interface Source {

        InputStream open() throws IOException;
    }

    /** A file as a caller sends it. */
    public record Sent(String name, Source source, boolean isMail) {

        public Sent(String name, Source source) {
            this(name, source, false);
        }

        /** A mail as the mail server gave it: it is scanned, but kept byte by byte whatever it holds. */
        public static Sent mail(String name, Source source) {
            return new Sent(name, source, true);
        }
    }

    private record Checked(FileName name, FileType type, Incoming incoming) {}

    /** Adds one file; the same file under the same name is added once. */
    public Attachment add(AttachmentScope scope, String name, InputStream bytes) {
        return add(scope, List.of(new Sent(name, () -> bytes)), () -> true).getFirst();
    }

    /**
     * Adds all of the files, or none of them.
     *
     * @param open asked in the transaction: whether what they belong to still takes files
     */
    public List<Attachment> add(AttachmentScope scope, List<Sent> files, BooleanSupplier open) {
        var checked = new ArrayList<Checked>();
        try {
            for (var file : files) {
                checked.add(check(file));
            }
            prepare(checked);
            var added = QuarkusTransaction.joiningExisting().call(() -> store(scope, checked, open));
            meters.counter("qloop.attachments.stored").increment(added.size());
            return added;
        } catch (Refusal refusal) {
            meters.counter("qloop.attachments.refused", "reason", refusal.code())
                    .increment();
            throw refusal;
        } finally {
            checked.forEach(c -> c.incoming.close());
        }
    }

    /** Without what was removed. */
    public List<Attachment> list(AttachmentScope scope) {
        return rows.of(scope);
    }

    /** One that is not removed. */
    public Attachment get(AttachmentScope scope, UUID id) {
        var attachment = rows.get(scope, id);
        attachment.requirePresent();
        return attachment;
    }

    /** The whole content of one that is not removed; the caller closes it. */
    public InputStream open(AttachmentScope scope, UUID id) {
        var attachment = get(scope, id);
        return open(attachment, new ByteRange(0, attachment.size() - 1));
    }

    /** A part of the content; the caller closes it. */
    InputStream open(Attachment attachment, ByteRange range) {
        try {
            var part = store.open(attachment.sha256(), range);
            return range.length() == attachment.size() ? new Verified(part, attachment.content()) : part;
        } catch (IOException e) {
            throw storeAway(e);
        }
    }

    /** What was signed stays: these files can no longer be removed. Part of the signature's transaction. */
    @Transactional(TxType.MANDATORY)
    public void lock(AttachmentScope scope) {
        for (var attachment : rows.lockAllOf(scope)) {
            attachment.lock(user.name(), now());
        }
    }

    /** Takes the file out of the case for this reason; that it was there, and why it is gone, stays. */
    @Transactional
    public void remove(AttachmentScope scope, UUID id, String reason) {
        rows.lock(scope, id).remove(reason, user.name(), now());
    }

    /** What came in before it was known where it belongs goes over to its case. Part of that decision's transaction. */
    @Transactional(TxType.MANDATORY)
    public void handOver(AttachmentScope from, AttachmentScope to) {
        for (var attachment : rows.lockAllOf(from)) {
            attachment.belongTo(to);
        }
    }

    /** The case is disposed of: its files go with it, locked or not. Part of the disposal's transaction. */
    @Transactional(TxType.MANDATORY)
    public void dispose(String caseId) {
        rows.list("caseId", caseId).forEach(rows::delete);
    }

    private Checked check(Sent file) {
        var name = FileName.of(file.name());
        var incoming = receive(file.source(), name);
        try {
            if (incoming.content().size() == 0) {
                throw Refusal.unprocessable("attachment-empty", "file", name.value());
            }
            var type = file.isMail() ? FileType.MAIL : accepted(incoming, name);
            scan(incoming, name);
            return new Checked(name.as(type), type, incoming);
        } catch (IOException e) {
            incoming.close();
            throw storeAway(e);
        } catch (RuntimeException e) {
            incoming.close();
            throw e;
        }
    }

    private FileType accepted(Incoming incoming, FileName name) throws IOException {
        return FileType.of(incoming.file(), name)
                .filter(type -> settings.types().contains(type.mediaType()))
                .orElseThrow(() -> Refusal.unprocessable("attachment-type-refused", "file", name.value()));
    }

    private Incoming receive(Source source, FileName name) {
        var max = settings.maxSize();
        try (var bytes = source.open()) {
            return store.receive(bytes, max.asLongValue());
        } catch (TooLarge _) {
            throw Refusal.tooLarge("attachment-too-large", name.value(), max.asLongValue() / 1024);
        } catch (IOException e) {
            throw storeAway(e);
        }
    }

    private void scan(Incoming incoming, FileName name) throws IOException {
        try (var bytes = Files.newInputStream(incoming.file())) {
            if (isMalicious(bytes)) {
                LOG.warn("A file with malicious content was refused");
                throw Refusal.unprocessable("attachment-malicious", "file", name.value());
            }
        }
    }

    private boolean isMalicious(InputStream bytes) {
        try {
            return scanner.scan(bytes).isPresent();
        } catch (IOException e) {
            LOG.warn("Files cannot be scanned, so none is accepted", e);
            throw Refusal.unavailable("attachment-scan-unavailable");
        }
    }

    private void prepare(List<Checked> files) {
        for (var file : files) {
            try {
                file.incoming.prepare();
            } catch (IOException e) {
                throw storeAway(e);
            }
        }
    }

    private List<Attachment> store(AttachmentScope scope, List<Checked> files, BooleanSupplier open) {
        if (!open.getAsBoolean()) {
            throw Refusal.conflict("attachment-item-closed");
        }
        rows.oneAfterTheOther(scope.caseId());
        var added = new ArrayList<Attachment>();
        for (var file : files) {
            var content = file.incoming.content();
            added.add(rows.same(scope, file.name.value(), content.sha256()).orElseGet(() -> persist(scope, file)));
        }
        return added;
    }

    private Attachment persist(AttachmentScope scope, Checked file) {
        if (rows.count("caseId = ?1 and removedAt is null", scope.caseId()) >= settings.maxPerCase()) {
            throw Refusal.conflict("attachment-too-many", settings.maxPerCase());
        }
        var content = file.incoming.content();
        rows.use(content.sha256());
        try {
            file.incoming.keep();
        } catch (IOException e) {
            throw storeAway(e);
        }
        var attachment = new Attachment(
                Ids.next(),
                scope.caseId(),
                scope.addTo(),
                file.name.value(),
                file.type.mediaType(),
                content,
                user.name(),
                now());
        rows.persist(attachment);
        return attachment;
    }

    private Refusal storeAway(IOException e) {
        meters.counter("qloop.attachments.store.failures").increment();
        LOG.error("The store of the attachments fails", e);
        return Refusal.unavailable("attachment-store-unavailable");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
