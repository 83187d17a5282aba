package io.qloop.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Authority;
import io.qloop.gateway.testing.Browser;
import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.qloop.gateway.testing.StandIns;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class SessionTest {
    @TestHTTPResource
    URI gateway;

    StandIns services;
    Authority authority;
    Browser browser;

    @BeforeEach
    void start() {
        services.reset();
        authority.tokensLive(Duration.ofMinutes(5));
        authority.refreshes(true);
        browser = new Browser(gateway);
    }

    @Test
    void signsInWithCodeFlowAndPkceWhereBrowsersReachTheServer() {
        var sent = browser.step("/login?to=/api");

        assertThat(sent.statusCode()).isEqualTo(302);
        var location = sent.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith(authority.outsideUrl())
                .contains("response_type=code")
                .contains("client_id=gateway")
                .contains("code_challenge_method=S256")
                .contains("redirect_uri="
                        + java.net.URLEncoder.encode(
                                gateway.resolve("/login").toString(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void comesBackToThePageThatAskedAndKnowsThePerson() {
        var landed = browser.follow("/login?to=/api");
        var me = Caller.json(browser.step("/me"));

        assertThat(landed.uri()).isEqualTo(gateway.resolve("/api"));
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(me.getBoolean("signedIn")).isTrue();
        assertThat(me.getString("name")).isEqualTo("wang.qc");
        assertThat(me.getJsonArray("roles")).containsExactly("staff");
        assertThat(me.getJsonArray("functions")).containsExactly("quality");
    }

    @Test
    void keepsTokensFromTheBrowser() {
        browser.follow("/login");

        assertThat(browser.everSet())
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        // Encrypted: five parts of a JWE, not three of a JWT.
                        .doesNotContain("eyJhbGciOiJSUzI1NiI"));
        assertThat(browser.step("/me").body()).doesNotContain("eyJ");
    }

    @Test
    void addsTheSessionsTokenOnTheWayToTheService() {
        browser.follow("/login");

        var got = Caller.json(browser.step("/api/v1/inspections")).getJsonObject("headers");

        assertThat(got.getString("authorization")).startsWith("Bearer eyJ");
        assertThat(SignedIn.of(got.getString("authorization")).name()).isEqualTo("wang.qc");
        assertThat(got.fieldNames()).doesNotContain("cookie");
    }

    @Test
    void leavesAGivenTokenAlone() {
        browser.follow("/login");

        var got = Caller.json(browser.send(browser.to("/api/v1/inspections").header("Authorization", "Bearer own")))
                .getJsonObject("headers");

        assertThat(got.getString("authorization")).isEqualTo("Bearer own");
    }

    @Test
    void attachesNoTokenToPublicCalls() {
        browser.follow("/login");

        var got = Caller.json(browser.step("/api/v1/survey-answers/t")).getJsonObject("headers");

        assertThat(got.fieldNames()).doesNotContain("authorization", "cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "no, , , 403, csrf-header-missing",
        "1, https://evil.example, , 403, foreign-origin",
        "1, null, , 403, foreign-origin",
        "1, , cross-site, 403, foreign-origin",
        "1, , same-site, 403, foreign-origin",
        "1, own, same-origin, 200, ",
        "1, , , 200, "
    })
    void takesChangesBySessionOnlyFromItsOwnPages(String csrf, String origin, String site, int status, String code) {
        browser.follow("/login");
        var request = browser.to("/api/v1/inspections/1/result").PUT(BodyPublishers.ofString("{\"verdict\":1}"));
        if (!csrf.equals("no")) {
            request.header("X-QLoop-CSRF", csrf);
        }
        if (origin != null) {
            request.header("Origin", origin.equals("own") ? "http://" + gateway.getAuthority() : origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }

        var response = browser.send(request);

        assertThat(response.statusCode()).isEqualTo(status);
        var body = Caller.json(response);
        if (status == 200) {
            assertThat(body.getString("body")).isEqualTo("{\"verdict\":1}");
            assertThat(body.getJsonObject("headers").getString("authorization")).startsWith("Bearer eyJ");
        } else {
            assertThat(body.getString("type")).isEqualTo("/problems/" + code);
        }
    }

    @Test
    void asksBearerCallsForNoCsrfHeader() {
        var caller = new Caller(gateway);

        var response = caller.send(caller.to("/api/v1/inspections/1/result")
                .header("Authorization", "Bearer t")
                .header("Origin", "https://elsewhere.example")
                .PUT(BodyPublishers.ofString("{}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void renewsATokenThatIsAboutToEnd() {
        authority.tokensLive(Duration.ofSeconds(20));
        browser.follow("/login");
        authority.tokensLive(Duration.ofMinutes(5));
        int before = authority.refreshed();

        var got = Caller.json(browser.step("/api/v1/inspections")).getJsonObject("headers");

        assertThat(authority.refreshed()).isGreaterThan(before);
        assertThat(SignedIn.of(got.getString("authorization")).name()).startsWith("wang.qc-");
    }

    @Test
    void saysThatASessionIsOver() {
        browser.follow("/login");
        browser.breakSession();

        var response = browser.step("/api/v1/inspections");
        var me = browser.step("/me");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Caller.json(response).getString("type")).isEqualTo("/problems/session-over");
        assertThat(Caller.json(me).getBoolean("signedIn")).isFalse();
    }

    @Test
    void signsOutHereAndThere() {
        browser.follow("/login");

        var out = browser.step("/logout");
        var me = Caller.json(browser.step("/me"));

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElseThrow())
                .startsWith(authority.outsideUrl() + "/protocol/openid-connect/logout")
                .contains("id_token_hint=");
        assertThat(me.getBoolean("signedIn")).isFalse();
    }

    @Test
    void doesNotAskForASignInInOrderToSignOut() {
        var out = browser.step("/logout");

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/");
    }

    @Test
    void sendsNobodyToAnotherSite() {
        browser.follow("/login");

        for (var to : new String[] {"https://evil.example/", "//evil.example/", "/%5Cevil.example", "evil"}) {
            var response = browser.step("/login?to=" + to);

            assertThat(response.headers().firstValue("Location"))
                    .hasValue(gateway.resolve("/").toString());
        }
    }
}
