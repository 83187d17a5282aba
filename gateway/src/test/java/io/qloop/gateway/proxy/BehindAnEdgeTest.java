package io.qloop.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(BehindAnEdgeTest.Trusting.class)
class BehindAnEdgeTest {
    private static final String[] FROM_THE_EDGE = {
        "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "quality.example"
    };

    /** As the README says for an edge that takes the TLS away. */
    public static final class Trusting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @TestHTTPResource
    URI gateway;

    StandIns services;

    @Test
    void believesATrustedEdge() {
        services.reset();

        var response = new Caller(gateway).get("/api/v1/returns", FROM_THE_EDGE);

        var got = Caller.json(response).getJsonObject("headers");
        assertThat(got.getString("x-forwarded-for")).isEqualTo("203.0.113.7");
        assertThat(got.getString("x-forwarded-proto")).isEqualTo("https");
        assertThat(got.getString("x-forwarded-host")).isEqualTo("quality.example");
        assertThat(got.getString("x-forwarded-port")).isEqualTo("443");
        assertThat(got.getString("host")).isEqualTo("quality.example");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void repairsWhatAServiceSaysOfItsAddress() {
        services.service("returns").answers(request -> request.response()
                .setStatusCode(201)
                .putHeader("Location", "http://" + request.authority() + "/api/v1/returns/7")
                .end());

        var response = new Caller(gateway).get("/api/v1/returns", FROM_THE_EDGE);

        assertThat(response.headers().firstValue("Location")).hasValue("https://quality.example/api/v1/returns/7");
    }
}
