package io.qloop.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header Content-Disposition. */
public final class Disposition {

    private Disposition() {}

    /** To be saved under this name: as it is for everybody who knows RFC 8187, and in ASCII for the others. */
    public static String attachment(String name) {
        var ascii = name.replaceAll("[^ -~]", "_").replaceAll("[\"\\\\%]", "_");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
