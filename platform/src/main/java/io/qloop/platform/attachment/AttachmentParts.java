package io.qloop.platform.attachment;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the settings choose. */
@Dependent
class AttachmentParts {

    /** Made at start: with a mistake in its settings the service does not start. */
    @Produces
    @Startup
    @ApplicationScoped
    BlobStore store(AttachmentSettings settings) {
        return switch (settings.store()) {
            case DIRECTORY -> new DirectoryStore(settings.directory());
            case S3 -> s3Store(settings);
        };
    }

    void close(@Disposes BlobStore store) {
        store.close();
    }

    @Produces
    @ApplicationScoped
    Scanner scanner(AttachmentSettings settings) {
        return settings.clamd()
                .<Scanner>map(address -> new ClamdScanner(address, settings.clamdTimeout()))
                .orElse(_ -> Optional.empty());
    }

    private static S3Store s3Store(AttachmentSettings settings) {
        if (settings.maxSize().asLongValue() > S3Store.LARGEST) {
            throw new IllegalArgumentException(
                    "qloop.attachments.max-size is more than the 5 GiB that one object of S3 takes");
        }
        var s3 = settings.s3();
        var bucket = s3.bucket()
                .orElseThrow(() -> new IllegalArgumentException(
                        "qloop.attachments.store is s3, but qloop.attachments.s3.bucket names no bucket"));
        return new S3Store(client(s3), bucket, s3.prefix(), settings.directory().resolve("incoming"));
    }

    /** Checksums are our own: not every store understands the ones that the client would add by itself. */
    static S3Client client(AttachmentSettings.S3 s3) {
        var client = S3Client.builder()
                .region(Region.of(s3.region()))
                .credentialsProvider(credentials(s3))
                .forcePathStyle(s3.pathStyle())
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls -> calls.apiCallTimeout(s3.callTimeout()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(s3.connectTimeout())
                        .socketTimeout(s3.timeout()));
        s3.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    private static AwsCredentialsProvider credentials(AttachmentSettings.S3 s3) {
        if (s3.accessKey().isEmpty() && s3.secretKey().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                s3.accessKey().orElseThrow(() -> oneKey("access-key")),
                s3.secretKey().orElseThrow(() -> oneKey("secret-key"))));
    }

    private static IllegalArgumentException oneKey(String missing) {
        return new IllegalArgumentException("qloop.attachments.s3." + missing + " is missing; give both keys or none");
    }
}
