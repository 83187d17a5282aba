package io.qloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
    @Test
    void findsTheSubjectWhereverItStands() {
        assertThat(Callers.subject(
                        "Bearer " + token("{\"realm_access\":{\"roles\":[\"sub\"],\"sub\":\"no\"},\"sub\":\"li\"}")))
                .isEqualTo("li");
        assertThat(Callers.subject("bearer " + token("{\"sub\":\"李\"}"))).isEqualTo("李");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Bearer a.b",
                "Bearer a.%.c",
                "Bearer a..c",
                "Bearer ...",
                "Basic a.e30.c"
            })
    void knowsNoSubjectInWhatIsNoToken(String authorization) {
        assertThat(Callers.subject(authorization)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "\"sub\"",
                "{\"sub\":1}",
                "{\"sub\":{\"sub\":\"li\"}}",
                "{\"sub\"",
                "{\"a\":[{",
                "null"
            })
    void knowsNoSubjectInClaimsWithoutOne(String claims) {
        assertThat(Callers.subject("Bearer " + token(claims))).isNull();
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }
}
