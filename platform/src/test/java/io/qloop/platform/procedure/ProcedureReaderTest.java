package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProcedureReaderTest {

    private static final String FLOW = file("procedures/note-flow.yaml");

    private final Texts texts = new Texts();
    private final ProcedureReader reader = new ProcedureReader(texts);

    @Test
    @Tag("X-008")
    void readsTheControlledDocument() {
        var document = reader.readYaml("note-flow.yaml", FLOW).document();

        assertThat(document.number()).isEqualTo("NOTE-01");
        assertThat(document.revision()).isEqualTo("1");
        assertThat(document.effective()).isEqualTo("2026-01-05");
        assertThat(document.title().zh()).isEqualTo("便条程序");
        assertThat(document.drafter() + document.reviewer() + document.approver())
                .isEqualTo("DRA");
    }

    @Test
    @Tag("X-009")
    void readsTheChangeLogOfTheDocument() {
        var change = reader.readYaml("note-flow.yaml", FLOW).changeLog().getFirst();

        assertThat(change.clause()).isEqualTo("§1");
        assertThat(change.mark()).isEqualTo("1/A");
        assertThat(change.application()).isEqualTo("C-1");
    }

    @Test
    @Tag("X-001")
    void mapsDepartmentsToFunctions() {
        var head = reader.readYaml("note-flow.yaml", FLOW)
                .department("quality-head")
                .orElseThrow();

        assertThat(head.function()).isEqualTo("quality");
        assertThat(head.role()).isEqualTo("function-head");
        assertThat(head.name().zh()).isEqualTo("质量部长");
    }

    /** What is replaced in the whole file, by what, the text in whose line the flaw is, and the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subject: note                    | subjekt: note                   |                        | /subjekt does not know 'subjekt'
            subject: note                    | subjekt: note                   | # Not of any document  | lacks 'subject'
            name: note-flow                  | name: Note Flow                 |                        | /name is not possible here; expected: ^[a-z0-9]+(-[a-z0-9]+)*$
            length: 7 working-days           | length: 7 working days          |                        | /milestones/2/length is not possible here
            length: at-once                  | length: 0 hours                 |                        | /milestones/3/length is not possible here
            'met: ''stage:answered'''        | 'met: ''stage:replied'''        |                        | /milestones/0/met 'replied' is not known here; known: accepted, answered, answered-again, received
            starts: sample-received          | starts: sample-sent             |                        | /milestones/2/starts 'sample-sent' is not known here; known: closed, received, recorded, sample-received
            when: {facts: [in-writing]}      | when: {facts: [in-print]}       |                        | /fields/1/when/facts/0 'in-print' is not known here
            acts: [quality, sales]           | acts: [quality, selling]        |                        | /stages/1/acts/1 'selling' is not known here
            'classes: [a, b]}'               | 'classes: [a, x]}'              |                        | /stages/1/when/classes/1 'x' is not known here; known: a, b
            next: [accepted, answered-again] | next: [accepted, gone]          |                        | /stages/1/next/1 'gone' is not known here
            next: [accepted, answered-again] | next: [accepted]                | - code: answered-again | /stages/2 no way leads from the first stage to 'answered-again'
            next: []                         | next: [answered]                | - code: accepted       | /stages/3 no way leads from 'accepted' to an end
            stages: [answered]               | stages: [accepted]              |                        | /stages/3/requires/stages/0 'accepted' cannot come before 'accepted'
            '{code: b, name: {zh: b'         | '{code: a, name: {zh: b'        |                        | /classes/1/code the code 'a' stands there twice
            'function: quality, role'        | 'function: qualiti, role'       |                        | /departments/2/function 'qualiti' is not known here; known: sales, quality
            acts: [quality, sales]           | acts: [customer]                |                        | /stages/1/acts/0 'customer' is not of the company
            when: {unless: [accepted]}       | 'when: {unless: [accepted], facts: [accepted]}' |        | /stages/2/when/unless/0 'accepted' cannot both hold and not hold
            by: quality-head, deputies       | by: customer, deputies          |                        | /stages/1/signatures/1/by 'customer' is not of the company and can neither act nor sign
            source: 999 A §8                 | note: 999 A §8                  |                        | /stages/1/note does not know 'note'
            next: [answered]                 | next: [answered, answered]      |                        | /stages/0/next is not possible here
            gaps: [GAP-01]                   | gaps: [GAP-1]                   |                        | /gaps/0 is not possible here
            gaps: [GAP-01]                   | 'asks: [{code: lot, name: {zh: 批号, en: Lot}, field: lots}]' | | /asks/0/field 'lots' is not known here
            gaps: [GAP-01]                   | 'warnings: [{code: w, name: {zh: 周, en: Week}, per: kind, chart: u, days: 7, baseline: 28, falseAlarm: 0.01, atLeast: 3, exposure: quantity, exposureDays: 7, source: 999 A §1}]' | | /warnings/0/per is not possible here
            gaps: [GAP-01]                   | 'warnings: [{code: w, name: {zh: 周, en: Week}, per: product, chart: u, days: 7, baseline: 28, falseAlarm: 0.01, atLeast: 3, exposure: quantity, source: 999 A §1}]' | | /warnings/0 lacks 'exposureDays'
            gaps: [GAP-01]                   | copies: []                      |                        | stands there twice
            'gaps: [GAP-01]'                 | 'gaps: [GAP-01'                 | changeLog:             | cannot be read
            'end: end-of-day'                | 'end: same-hour'                |                        | /milestones/6/counting The day of the start can count only
            'from: 59.5'                     | 'from: 95'                      |                        | /grading/grades/1/from the grades must fall from the best to the last one
            'en: Poor}}'                     | 'en: Poor}, from: 10}'          |                        | /grading/grades/2/from the grades must fall
            'acts: [quality-head]}'          | 'acts: [quality-boss]}'         |                        | /facts/3/acts/0 'quality-boss' is not known here
            field: copyTo                    | field: answer                   |                        | /departments/5/field 'answer' is not known here; known: copyTo
            type: date                       | type: boxes                     |                        | /fields/3/choices lacks 'choices'
            type: boxes                      | type: text                      |                        | /fields/4/choices 'choices' cannot both hold and not hold
            'en: Sales}, department: sales}' | 'en: Sales}, department: sails}' |                       | /fields/4/choices/0/department 'sails' is not known here
            remind: [1 working-days]         | remind: [1 day]                 |                        | /milestones/2/remind/0 A length reads like '3 working-days', not '1 day'
            """)
    void saysFileLineAndReason(String written, String broken, String place, String message) {
        var file = FLOW.replace(written, broken);

        assertThatThrownBy(() -> reader.readYaml("note-flow.yaml", file))
                .isInstanceOf(BrokenProcedure.class)
                .message()
                .contains("note-flow.yaml:" + lineOf(place == null ? broken : place, file) + ": ")
                .contains(message);
    }

    /** A way through each of them there is, and none through both. */
    @Test
    void refusesStagesOfWhichNoSingleWayHasAll() {
        var branched = branched("[answered, referred]");

        assertThatThrownBy(() -> reader.readYaml("note-flow.yaml", branched))
                .isInstanceOf(BrokenProcedure.class)
                .hasMessage("note-flow.yaml:" + lineOf("stages: [answered, referred]", branched)
                        + ": /stages/3/requires/stages no single way to 'accepted' leads through all of: answered,"
                        + " referred");
    }

    /** Through the one that is sent back a way leads to the other. */
    @Test
    void letsStagesBeRequiredThatOneWayHasOneAfterTheOther() {
        var branched = branched("[answered, referred]")
                .replace(
                        "next: [accepted]\n    source: 999 A §14", "next: [accepted, answered]\n    source: 999 A §14");

        assertThat(reader.readYaml("note-flow.yaml", branched).stage("accepted"))
                .isPresent();
    }

    /** The one that is required comes before; but not through what a stage in between requires. */
    @Test
    void refusesAStageThatIsShutOffByWhatAnotherOneRequires() {
        var between = branched("[referred]")
                .replace("next: [accepted, answered-again]", "next: [joined, answered-again]")
                .replace("next: [accepted]\n    source: 999 A §14", """
                        next: [joined]
                            source: 999 A §14
                          - code: joined
                            name: {zh: 已汇总, en: Joined}
                            requires: {stages: [answered]}
                            next: [accepted]
                            source: 999 A §15""");

        assertThatThrownBy(() -> reader.readYaml("note-flow.yaml", between))
                .isInstanceOf(BrokenProcedure.class)
                .hasMessage("note-flow.yaml:" + lineOf("stages: [referred]", between)
                        + ": /stages/3/requires/stages no single way to 'accepted' leads through all of: referred");
    }

    /** After the receipt a case is either answered, or referred to somebody else; both lead to the acceptance. */
    private static String branched(String required) {
        return FLOW.replace(
                        "next: [answered]\n    source: 999 A §7", "next: [answered, referred]\n    source: 999 A §7")
                .replace("stages: [answered]}", "stages: " + required + "}")
                .replace("copies:", """
                          - code: referred
                            name: {zh: 已转交, en: Referred}
                            next: [accepted]
                            source: 999 A §14
                        copies:""");
    }

    @Test
    void refusesAnApproverBeforeTheAuthor() {
        var turned = FLOW.replace("role: author,", "role: approver,").replace("role: reviewer,", "role: author,");

        assertThatThrownBy(() -> reader.readYaml("note-flow.yaml", turned))
                .hasMessageContaining("/stages/1/signatures/1/role 'review' comes after the approval");
    }

    @Test
    @Tag("X-003")
    void refusesThePostThatWouldApproveItsOwnWork() {
        var alone = FLOW.replace("by: quality}", "by: quality-head}").replace(", deputies: [general-manager]", "");

        assertThatThrownBy(() -> reader.readYaml("note-flow.yaml", alone))
                .hasMessageContaining(
                        "/stages/1/signatures/1/by 'quality-head' would have to sign what it has written itself");
    }

    @Test
    void namesAllFlawsAtOnceInTheOrderOfTheirLines() {
        var broken = FLOW.replace("acts: [sales]", "acts: [x]").replace("starts: sample-received", "starts: y");

        assertThatThrownBy(() -> reader.readYaml("f.yaml", broken))
                .hasMessageMatching("f.yaml:\\d+: /milestones/2[^\\n]*\\nf.yaml:\\d+: /stages/0[^\\n]*");
    }

    @Test
    void stopsTheStartWithAllBrokenFilesInOneMessage() {
        var files = Map.of(
                "procedures/index.txt",
                "one\ntwo\nthree\n",
                "procedures/one.yaml",
                FLOW.replace("gaps:", "gabs:"),
                "procedures/two.yaml",
                FLOW);

        assertThatThrownBy(() -> Presets.load(loader(files), texts))
                .isInstanceOf(BrokenProcedure.class)
                .hasMessageStartingWith("Procedures are broken:\nprocedures/one.yaml:")
                .hasMessageContaining("procedures/two.yaml:1: the preset calls itself 'note-flow'")
                .hasMessageContaining("there is no file procedures/three.yaml");
    }

    @ParameterizedTest
    @EnumSource
    void everyFlawHasItsText(Flaw.Rule rule) {
        assertThat(texts.find("rule.procedure-" + EnumNames.of(rule), Language.EN))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void everythingMissingHasItsText(Missing.Kind kind) {
        assertThat(texts.find("rule.missing-" + EnumNames.of(kind), Language.ZH))
                .isPresent();
    }

    private static int lineOf(String text, String file) {
        var lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("No line has " + text);
    }

    private static ClassLoader loader(Map<String, String> files) {
        return new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                var text = files.get(name);
                return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String file(String name) {
        try (var in = ProcedureReaderTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
