package io.qloop.notification.unit;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Words of our own people about any customer's case. */
@ApplicationScoped
class UnitNoticePersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords("unit_notice", "true", "words"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of("unit_notice_unit", "Codes of departments and posts, and ids");
    }
}
