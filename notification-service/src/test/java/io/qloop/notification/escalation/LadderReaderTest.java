package io.qloop.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qloop.notification.escalation.BrokenLadders.Flaw;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LadderReaderTest {

    private static final String GOOD = """
            ladders:
              - code: short
                kinds: [action-assigned]
                urgency: [normal]
                rungs:
                  - {to: owner, delivered-within: 1 hours, acknowledged-within: 4 working-hours}
                  - {to: superior, acknowledged-within: 1 working-days}
                repeat-last: 2
            """;

    private static List<Flaw> flaws(String yaml) {
        return catchThrowableOfType(BrokenLadders.class, () -> LadderReader.read(yaml))
                .flaws();
    }

    private static void hasFlaw(String yaml, String at, int line, String rule) {
        assertThat(flaws(yaml)).anySatisfy(flaw -> {
            assertThat(flaw.at()).isEqualTo(at);
            assertThat(flaw.line()).isEqualTo(line);
            assertThat(flaw.rule()).isEqualTo(rule);
        });
    }

    @Test
    void readsWhatItSays() {
        var ladder = LadderReader.read(GOOD).getFirst();

        assertThat(ladder.code()).isEqualTo("short");
        assertThat(ladder.kinds()).containsExactly(MessageKind.ACTION_ASSIGNED);
        assertThat(ladder.urgency()).containsExactly(Urgency.NORMAL);
        assertThat(ladder.rungs()).extracting(Rung::to).containsExactly(RungTarget.OWNER, RungTarget.SUPERIOR);
        assertThat(ladder.rungs().getFirst().within(Awaits.DELIVERED)).hasToString("1 hours");
        assertThat(ladder.rungs().getFirst().within(Awaits.ACKNOWLEDGED)).hasToString("4 working-hours");
        assertThat(ladder.rungs().getLast().first()).isEqualTo(Awaits.ACKNOWLEDGED);
        assertThat(ladder.repeatLast()).isEqualTo(2);
    }

    @Test
    @Tag("IM-032")
    void theShippedOnesSayWhichMessagesMustBeConfirmed() throws IOException {
        try (var in = getClass().getClassLoader().getResourceAsStream("escalation/ladders.yaml")) {
            var ladders = LadderReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));

            for (var urgency : Urgency.values()) {
                for (var kind : Set.of(MessageKind.ACTION_ASSIGNED, MessageKind.COPY_TO_ANSWER)) {
                    assertThat(ladders)
                            .filteredOn(ladder -> ladder.isFor(kind, urgency))
                            .hasSize(1);
                }
                assertThat(ladders).noneMatch(ladder -> ladder.isFor(MessageKind.COPY_TO_KNOW, urgency));
            }
        }
    }

    @Test
    void saysWhereItIsNotYaml() {
        hasFlaw("ladders:\n  - {code: a", "content", 2, "unreadable");
        hasFlaw(GOOD.replace("repeat-last: 2", "code: twice"), "content", 8, "unreadable");
    }

    @Test
    void saysEveryFlawWithItsLine() {
        hasFlaw("ladders: []", "ladders", 1, "missing");
        hasFlaw(GOOD.replace("    urgency", "    urgent"), "ladders[0].urgent", 4, "unknown");
        hasFlaw(GOOD.replace("code: short", "code: 短"), "ladders[0].code", 2, "code");
        hasFlaw(GOOD.replace("action-assigned", "action"), "ladders[0].kinds[0]", 3, "invalid");
        hasFlaw(GOOD.replace("action-assigned", "escalated"), "ladders[0].kinds", 3, "escalated");
        hasFlaw(GOOD.replace("normal", "slow"), "ladders[0].urgency[0]", 4, "invalid");
        hasFlaw(GOOD.replace("superior", "boss"), "ladders[0].rungs[1].to", 7, "invalid");
        hasFlaw(GOOD.replace("superior", "owner"), "ladders[0].rungs", 5, "owner-first");
        hasFlaw(GOOD.replace("owner", "deputy"), "ladders[0].rungs[0].to", 6, "owner-first");
        hasFlaw(GOOD.replace("1 working-days", "soon"), "ladders[0].rungs[1].acknowledged-within", 7, "length");
        hasFlaw(
                GOOD.replace(", acknowledged-within: 1 working-days", ""),
                "ladders[0].rungs[1]",
                7,
                "waits-for-nothing");
        hasFlaw(GOOD.replace("repeat-last: 2", "repeat-last: often"), "ladders[0].repeat-last", 8, "number");
        assertThat(flaws(GOOD.replace("superior", "boss").replace("normal", "slow")))
                .hasSize(2);
    }

    @Test
    void refusesTwoLaddersForTheSame() {
        var twice = GOOD + GOOD.replace("ladders:\n", "").replace("urgency: [normal]", "urgency: [normal, urgent]");

        hasFlaw(twice, "ladders[1].code", 9, "taken");
        hasFlaw(twice, "ladders[1].kinds", 10, "overlap");
    }
}
