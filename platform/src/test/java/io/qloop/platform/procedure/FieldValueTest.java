package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure.Choice;
import io.qloop.platform.procedure.Procedure.FormField;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("GW-003")
class FieldValueTest {

    private static final List<Choice> CHOICES =
            List.of(choice("operations", false), choice("quality", false), choice("other", true));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT   | 更换线盘, 两轴            | 更换线盘, 两轴
            DATE   | 2026-11-24               | 2026-11-24
            CHOICE | quality                  | quality
            BOXES  | quality                  | quality
            BOXES  | quality,operations       | operations, quality
            BOXES  | quality，other：仓库      | quality, other: 仓库
            BOXES  | quality, quality         | quality
            """)
    void keepsWhatAFieldTakes(FieldType type, String written, String kept) {
        assertThat(FieldValue.accepted("fields.x", field(type), written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATE   | tomorrow        | procedure-day-invalid
            DATE   | 2026-02-30      | procedure-day-invalid
            CHOICE | cooking         | procedure-choice-unknown
            CHOICE | quality, other  | procedure-choice-unknown
            BOXES  | cooking         | procedure-choice-unknown
            BOXES  | other           | procedure-box-without-words
            BOXES  | quality: Li     | procedure-box-with-words
            """)
    void refusesTheRestWithFieldAndRule(FieldType type, String written, String rule) {
        assertThatThrownBy(() -> FieldValue.accepted("fields.x", field(type), written))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(rule);
                    assertThat(refusal.field()).contains("fields.x");
                });
    }

    @Test
    void readsTheBoxesOfAKeptValue() {
        assertThat(FieldValue.ticked(field(FieldType.BOXES), "quality, other: 仓库"))
                .containsExactly(
                        new FieldValue.Ticked(CHOICES.get(1), ""), new FieldValue.Ticked(CHOICES.get(2), "仓库"));
        assertThat(FieldValue.ticked(field(FieldType.BOXES), null)).isEmpty();
        assertThat(FieldValue.ticked(field(FieldType.TEXT), "quality")).isEmpty();
    }

    private static FormField field(FieldType type) {
        return new FormField("x", new Text("X", "某"), null, type, CHOICES, null);
    }

    private static Choice choice(String code, boolean words) {
        return new Choice(code, new Text(code, code), null, words);
    }
}
