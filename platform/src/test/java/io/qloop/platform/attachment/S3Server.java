package io.qloop.platform.attachment;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A server with the interface of S3 that keeps its objects as files, with one bucket. It can be away, and refuse. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "evidence";
    static final String ACCESS_KEY = "qloop";
    static final String SECRET_KEY = "not so secret";

    private final Path directory;
    private volatile boolean refusing;
    private S3Proxy proxy;
    private int port;

    S3Server(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(bucket());
        start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the objects lie as files. */
    Path bucket() {
        return directory.resolve(BUCKET);
    }

    /** At the same address each time. */
    void start() {
        try {
            proxy = S3Proxy.builder()
                    .endpoint(endpoint())
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                    .blobStore(refusable(new FilesystemNio2BlobStore(directory.toString())))
                    .stopTimeout(0)
                    .build();
            proxy.start();
            port = proxy.getPort();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes nothing in, like a server whose disk is full or whose rules changed. */
    void refuse() {
        refusing = true;
    }

    @Override
    public void close() {
        stop();
    }

    private BlobStore refusable(BlobStore store) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, method, args) -> {
                    if (refusing && method.getName().equals("putBlob")) {
                        throw S3Exception.builder()
                                .statusCode(507)
                                .message("No space left")
                                .build();
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
