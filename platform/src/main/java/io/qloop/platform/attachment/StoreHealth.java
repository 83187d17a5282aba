package io.qloop.platform.attachment;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the store of the attachments can be reached. No part of the readiness: while it is away everything but files goes
 * on.
 */
@Wellness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private final BlobStore store;

    StoreHealth(BlobStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("attachments");
        try {
            store.check();
            return answer.up().build();
        } catch (IOException e) {
            return answer.down().withData("reason", e.getMessage()).build();
        }
    }
}
