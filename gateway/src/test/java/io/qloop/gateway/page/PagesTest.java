package io.qloop.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.testing.Caller;
import io.qloop.gateway.testing.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class PagesTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @CsvSource({
        "/, en, Customer quality",
        "/, zh-CN, 客户质量",
        "/?lang=zh, en, 客户质量",
        "/?lang=xx, fr, Customer quality",
        "/api, en, The API to try",
        "/api, zh, 试用接口",
        "/survey/abc, en, How did we handle",
        "/survey/abc, 'zh-TW,zh;q=0.9', 投诉处理",
        "/survey/abc?lang=en, zh, How did we handle"
    })
    void speaksTheReadersLanguage(String path, String accepted, String words) {
        var page = new Caller(gateway).get(path, "Accept-Language", accepted);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html")
                .containsIgnoringCase("utf-8");
        var language = page.headers().firstValue("Content-Language").orElseThrow();
        assertThat(page.body()).contains(words).contains("<html lang=\"" + language + "\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/survey/abc"})
    void holdsNoScriptOrStyleThatThePolicyWouldForbid(String path) {
        var caller = new Caller(gateway);
        var page = caller.get(path);

        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContain("<style")
                .doesNotContain(" style=")
                .doesNotContain("{{")
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        var assets = ASSET.matcher(page.body());
        int found = 0;
        while (assets.find()) {
            var asset = caller.get(assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(asset.body()).isNotBlank();
            found++;
        }
        assertThat(found).isGreaterThan(1);
    }

    @Test
    void takesNothingOfTheRequestIntoThePage() {
        var page = new Caller(gateway).get("/survey/evil%3Cscript%3E?lang=%22onload", "Accept-Language", "\"><script>");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("evil").doesNotContain("onload");
    }

    @Test
    void givesEachScoreALabelAndAnnouncesRefusals() {
        var page = new Caller(gateway).get("/survey/abc").body();

        assertThat(page.split("<label class=\"choice\"><input type=\"radio\" name=\"score\"", -1))
                .hasSize(6);
        assertThat(page).contains("<legend id=\"question\">", "role=\"alert\"", "role=\"status\"", "for=\"comment\">");
    }
}
