package io.qloop.platform.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class LetterPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords("letter", OF_THE_CUSTOMER, "words"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of("slip", "A test case of retention");
    }
}
