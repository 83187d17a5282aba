package io.qloop.feedback.importing;

import java.util.HashMap;
import java.util.Map;

/** The name of a customer or a product: one language is enough, and stands for the other one. */
final class Names {

    private static final String ZH = "nameZh";
    private static final String EN = "nameEn";

    private Names() {}

    static Map<String, String> complete(Map<String, String> values) {
        var complete = new HashMap<>(values);
        complete.computeIfAbsent(ZH, _ -> values.get(EN));
        complete.computeIfAbsent(EN, _ -> values.get(ZH));
        return complete;
    }

    static boolean areMissing(RightRow row) {
        return row.get(ZH) == null;
    }

    static CellFault missing(RightRow row) {
        return row.fault(ZH, "import-name-missing");
    }
}
