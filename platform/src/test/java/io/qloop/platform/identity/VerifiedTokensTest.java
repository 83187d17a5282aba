package io.qloop.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-11-20T08:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final VerifiedTokens tokens = new VerifiedTokens(null, clock, Duration.ofHours(1));

    @Test
    void remembersWhatWasVerified() {
        tokens.remember("abc", identity(ISSUED.plusSeconds(300)));

        assertThat(tokens.recall("abc")).hasValueSatisfying(it -> {
            assertThat(it.getPrincipal().getName()).isEqualTo("wang.qc");
            assertThat(it.getRoles()).containsExactly("staff");
            assertThat(it.<Caller>getAttribute(Caller.ATTRIBUTE).functions()).containsExactly("quality");
        });
        assertThat(tokens.recall("abd")).isEmpty();
        assertThat(tokens.recall(null)).isEmpty();
    }

    @Test
    void forgetsATokenThatHasExpired() {
        tokens.remember("abc", identity(ISSUED.plusSeconds(300)));

        clock.now = ISSUED.plusSeconds(299);
        assertThat(tokens.recall("abc")).isPresent();
        clock.now = ISSUED.plusSeconds(300);
        assertThat(tokens.recall("abc")).isEmpty();
    }

    @Test
    void keepsNothingOfTheRequestThatBroughtTheToken() {
        var lasting = tokens.remember("abc", identity(ISSUED.plusSeconds(300)));

        assertThat(lasting.getAttributes()).containsOnlyKeys(Caller.ATTRIBUTE);
    }

    @Test
    void remembersNoCallerWithoutAToken() {
        assertThat(tokens.remember(null, null)).isNull();
        var anonymous = QuarkusSecurityIdentity.builder().setAnonymous(true).build();
        assertThat(tokens.remember("abc", anonymous)).isSameAs(anonymous);
        assertThat(tokens.recall("abc")).isEmpty();
    }

    private static SecurityIdentity identity(Instant expiresAt) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(Map.of(
                        "sub", "sub-wang.qc", "exp", expiresAt.getEpochSecond(), "functions", Set.of("quality"))))
                .addRole("staff")
                .addAttribute("the request", new Object())
                .build();
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "wang.qc";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked") // the caller names the type
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = ISSUED;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
