package io.qloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

@GatewayTest
class PublicCallsTest {
    @TestHTTPResource
    URI gateway;

    StandIns services;

    @Test
    void limitsPublicCallsPerAddressAndNothingElse() throws IOException {
        services.reset();
        var eager = new Caller(gateway, "127.0.0.2");
        for (int i = 0; i < 50; i++) {
            assertThat(eager.get("/api/v1/survey-answers/token").statusCode()).isEqualTo(200);
        }

        var refused = eager.send(eager.to("/api/v1/survey-answers/token")
                .header("X-Forwarded-For", "9.9.9.9")
                .POST(BodyPublishers.ofString("{\"score\":5}"))
                .build());
        var other = eager.get("/api/v1/surveys");
        var neighbour = new Caller(gateway, "127.0.0.3").get("/api/v1/survey-answers/token");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"public\";q=50;w=3000");
        assertThat(refused.headers().firstValue("RateLimit").orElse("")).matches("\"public\";r=0;t=\\d+");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Caller.json(refused).getString("type")).isEqualTo("/problems/too-many-requests");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(neighbour.statusCode()).isEqualTo(200);
        assertThat(neighbour.headers().firstValue("RateLimit").orElse("")).matches("\"public\";r=49;t=\\d+");
    }
}
