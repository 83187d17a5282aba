package io.qloop.notification.acknowledge;

import io.qloop.platform.i18n.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What the page behind the link of a mail shows, in the reader's language: for people, without sign-in and without scripts.
 *
 * @param number what it is about, or null where that is nobody's business
 * @param button null where there is nothing to confirm
 */
public record LinkPage(Language language, String title, String text, String number, String button) {

    public static final String MEDIA_TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance link(LinkPage page);
    }

    /**
     * The language that its reader wants.
     *
     * @param lang of the link; the mail's own, or the one chosen on the page
     */
    public static Language languageOf(String lang, String acceptLanguage) {
        return Language.accepted(lang == null || lang.isBlank() ? acceptLanguage : lang);
    }

    public RestResponse<String> answer(RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, Templates.link(this).render())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
