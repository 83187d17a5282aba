package io.qloop.platform.attachment;

import io.qloop.platform.attachment.Spool.Spooled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Contents as objects {@code prefix/ab/cd/abcd…} in a bucket. A content waits in a local spool until it was looked at, and is
 * sent with one request that carries its SHA-256: the store compares, and has the object whole or not at all.
 */
final class S3Store implements BlobStore {

    /** What the interface takes with one request. */
    static final long LARGEST = 5L * 1024 * 1024 * 1024;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Spool spool;

    S3Store(S3Client client, String bucket, String prefix, Path spool) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix + '/';
        this.spool = new Spool(spool);
    }

    @Override
    public Incoming receive(InputStream bytes, long max) throws IOException {
        return new Received(spool.receive(bytes, max));
    }

    @Override
    public InputStream open(String sha256, ByteRange range) throws IOException {
        var key = key(sha256);
        var part = "bytes=" + range.first() + "-" + range.last();
        return new Part(
                ask(() -> client.getObject(get -> get.bucket(bucket).key(key).range(part))), range.length());
    }

    @Override
    public boolean exists(String sha256) throws IOException {
        var key = key(sha256);
        return ask(() -> {
            try {
                client.headObject(head -> head.bucket(bucket).key(key));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String sha256) throws IOException {
        var key = key(sha256);
        ask(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Override
    public void sweep(Instant before, Consumer<String> old) throws IOException {
        spool.clear(before);
        var found = ask(
                () -> client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                        .filter(object -> object.lastModified().isBefore(before))
                        .map(S3Object::key)
                        .toList());
        for (var key : found) {
            var name = key.substring(key.lastIndexOf('/') + 1);
            if (Content.isAddress(name) && key.equals(key(name))) {
                old.accept(name);
            }
        }
    }

    @Override
    public void check() throws IOException {
        ask(() -> client.headBucket(head -> head.bucket(bucket)));
    }

    @Override
    public void close() {
        client.close();
    }

    private void send(Spooled spooled) throws IOException {
        var content = spooled.content();
        var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(content.sha256()));
        ask(() -> client.putObject(
                put -> put.bucket(bucket)
                        .key(key(content.sha256()))
                        .contentType("application/octet-stream")
                        .contentLength(content.size())
                        .checksumSHA256(checksum),
                spooled.file()));
    }

    private String key(String sha256) {
        return prefix + Content.path(sha256);
    }

    private <T> T ask(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (S3Exception e) {
            throw new IOException(
                    "Bucket %s answers %d %s"
                            .formatted(
                                    bucket, e.statusCode(), e.awsErrorDetails().errorCode()),
                    e);
        } catch (SdkException e) {
            throw new IOException("Bucket %s does not answer".formatted(bucket), e);
        }
    }

    private final class Received implements Incoming {

        private final Spooled spooled;

        private Received(Spooled spooled) {
            this.spooled = spooled;
        }

        @Override
        public Content content() {
            return spooled.content();
        }

        @Override
        public Path file() {
            return spooled.file();
        }

        /** Sent even if it is there: it may be old and unused, and made young it is safe from a sweep. */
        @Override
        public void prepare() throws IOException {
            send(spooled);
        }

        @Override
        public void keep() throws IOException {
            if (!exists(content().sha256())) {
                send(spooled);
            }
        }

        @Override
        public void close() {
            spooled.discard();
        }
    }
}
