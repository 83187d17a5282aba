package io.qloop.gateway.session;

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
@TestProfile(WithoutSignInServerTest.Away.class)
class WithoutSignInServerTest {
    /** Nobody listens on port 1. */
    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1/realms/qloop");
        }
    }

    @TestHTTPResource
    URI gateway;

    StandIns services;

    @Test
    void servesWhoBringsAToken() {
        services.reset();
        var caller = new Caller(gateway);

        var call = caller.get("/api/v1/returns", "Authorization", "Bearer t");
        var page = caller.get("/survey/token");
        var ready = caller.get("/q/health/ready");

        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatNobodyCanSignInNow() {
        var caller = new Caller(gateway);

        var login = caller.get("/login");
        var call = caller.get("/api/v1/returns", "Cookie", "q_session=x.y.z");
        var me = caller.get("/me", "Cookie", "q_session=x.y.z");

        assertThat(login.statusCode()).isEqualTo(503);
        assertThat(Caller.json(login).getString("type")).isEqualTo("/problems/sign-in-away");
        assertThat(call.statusCode()).isEqualTo(503);
        assertThat(Caller.json(call).getString("type")).isEqualTo("/problems/sign-in-away");
        assertThat(Caller.json(me).getBoolean("signedIn")).isFalse();
    }
}
