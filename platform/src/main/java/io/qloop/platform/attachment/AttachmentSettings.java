package io.qloop.platform.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What may be attached to cases, and where it is kept. */
@ConfigMapping(prefix = "qloop.attachments")
public interface AttachmentSettings {

    /** Of one file. */
    @WithDefault("50M")
    MemorySize maxSize();

    @WithDefault("100")
    int maxPerCase();

    /** The media types that are accepted, out of those that are recognised. */
    @WithDefault("application/pdf,image/png,image/jpeg,image/webp,text/plain,text/csv,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
            + "application/vnd.openxmlformats-officedocument.presentationml.presentation")
    Set<String> types();

    @WithDefault("directory")
    Kind store();

    /** Where the contents lie; all instances of a service share it. With S3, where contents wait while they come in. */
    Path directory();

    S3 s3();

    /** How long a content that no attachment refers to is left alone: an upload may be about to refer to it. */
    @WithDefault("1h")
    Duration keepUnused();

    /** How often contents that nothing refers to are looked for. */
    @WithDefault("15m")
    String sweepEvery();

    /** {@code host:port} of a ClamAV daemon. With it, nothing is stored unscanned; without it, nothing is scanned. */
    Optional<String> clamd();

    /** How long the daemon may be silent. */
    @WithDefault("30s")
    Duration clamdTimeout();

    /** What keeps the contents. */
    enum Kind {
        DIRECTORY,
        S3
    }

    /** A store with the interface of S3. */
    interface S3 {

        /** Without one, Amazon's of the region. */
        Optional<URI> endpoint();

        Optional<String> bucket();

        /** What the names of the objects begin with: each service has its own. */
        String prefix();

        @WithDefault("us-east-1")
        String region();

        /** Without keys, what the machine itself is allowed to do counts: the role of a container or of an instance. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** {@code https://host/bucket} rather than {@code https://bucket.host}. */
        @WithDefault("true")
        boolean pathStyle();

        @WithDefault("2s")
        Duration connectTimeout();

        /** How long the store may be silent. */
        @WithDefault("10s")
        Duration timeout();

        /** How long one request may take in all, with its bytes and repetitions; the gateway waits for a minute. */
        @WithDefault("50s")
        Duration callTimeout();
    }
}
