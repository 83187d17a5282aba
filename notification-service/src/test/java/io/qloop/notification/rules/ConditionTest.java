package io.qloop.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private JsonNode event;

    @BeforeEach
    void makeEvent() throws IOException {
        event = new ObjectMapper().readTree("""
                {"class": "b", "rung": 2, "effective": false, "lot": null,
                 "origin": {"kind": "feedback"}, "dispositions": [{"kind": "rework"}, {"kind": "scrap"}]}""");
    }

    private boolean is(String field, String value) {
        return new Condition(field, value, null, null, null, null).holds(event);
    }

    private boolean in(String field, String... values) {
        return new Condition(field, null, List.of(values), null, null, null).holds(event);
    }

    private boolean present(String field, boolean present) {
        return new Condition(field, null, null, present, null, null).holds(event);
    }

    private boolean atLeast(String field, int number) {
        return new Condition(field, null, null, null, number, null).holds(event);
    }

    @Test
    void comparesWhatStandsInAField() {
        assertThat(is("class", "b")).isTrue();
        assertThat(is("class", "a")).isFalse();
        assertThat(is("effective", "false")).isTrue();
        assertThat(is("origin.kind", "feedback")).isTrue();
        assertThat(is("nothing", "b")).isFalse();
        assertThat(in("class", "a", "b")).isTrue();
        assertThat(in("class", "c", "d")).isFalse();
    }

    @Test
    void oneElementOfAListIsEnough() {
        assertThat(is("dispositions.kind", "scrap")).isTrue();
        assertThat(in("dispositions.kind", "rework", "repair")).isTrue();
        assertThat(is("dispositions.kind", "restock")).isFalse();
    }

    @Test
    void asksWhetherThereIsAnything() {
        assertThat(present("class", true)).isTrue();
        assertThat(present("lot", true)).isFalse();
        assertThat(present("lot", false)).isTrue();
        assertThat(present("origin.number", false)).isTrue();
    }

    @Test
    void comparesNumbers() {
        assertThat(atLeast("rung", 2)).isTrue();
        assertThat(atLeast("rung", 3)).isFalse();
        assertThat(atLeast("class", 0)).isFalse();
    }

    @Test
    void comparesTwoFields() {
        assertThat(new Condition("class", null, null, null, null, "origin.kind").holds(event))
                .isTrue();
        assertThat(new Condition("class", null, null, null, null, "class").holds(event))
                .isFalse();
        assertThat(new Condition("class", null, null, null, null, "lot").holds(event))
                .isTrue();
    }

    @Test
    void urgencyIsFixedOrGoesByAField() {
        var byClass = new Rule.UrgencyBy("class", Map.of("a", Urgency.URGENT, "b", Urgency.IMPORTANT));
        var byOrigin = new Rule.UrgencyBy("origin.kind", Map.of("return", Urgency.URGENT));

        assertThat(rule(null, null).urgencyOf(event)).isEqualTo(Urgency.NORMAL);
        assertThat(rule(Urgency.URGENT, null).urgencyOf(event)).isEqualTo(Urgency.URGENT);
        assertThat(rule(null, byClass).urgencyOf(event)).isEqualTo(Urgency.IMPORTANT);
        assertThat(rule(null, byOrigin).urgencyOf(event)).isEqualTo(Urgency.NORMAL);
    }

    private static Rule rule(Urgency urgency, Rule.UrgencyBy by) {
        return new Rule(MessageKind.COPY_TO_KNOW, List.of(), List.of(), urgency, by, null, null);
    }
}
