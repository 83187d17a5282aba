package io.qloop.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Story story = new Story(new PrintStream(told, true, StandardCharsets.UTF_8));

    @Test
    void saysInBothLanguagesWhatWasDoneAndWhatWasSeen() {
        story.play("return", () -> story.step("inspection-found", () -> 7, seen -> "IN-" + seen));

        assertThat(story.end()).isTrue();
        assertThat(text()).contains("货物退回 · Goods come back", "✓ 检验员 wang.qc 找到检验任务", "IN-7", "全部成立");
    }

    @Test
    void leavesOutTheRestOfABrokenChapterAndPlaysTheNext() {
        var played = new ArrayList<String>();

        story.play("return", () -> {
            story.step(
                    "inspection-found",
                    () -> {
                        throw new IllegalStateException("no inspection came");
                    },
                    seen -> "");
            played.add("the rest");
        });
        story.play("refusals", () -> story.step("no-token", () -> played.add("next chapter"), seen -> "401"));

        assertThat(story.end()).isFalse();
        assertThat(played).containsExactly("next chapter");
        assertThat(text()).contains("✗ 检验员", "no inspection came", "✓ 1, ✗ 1");
    }

    @Test
    void doesNotCountAStepWhoseResultCannotBeShown() {
        story.play(
                "return",
                () -> story.step("inspection-found", () -> 7, seen -> {
                    throw new IllegalStateException("not what should be there");
                }));

        assertThat(story.end()).isFalse();
    }

    private String text() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
