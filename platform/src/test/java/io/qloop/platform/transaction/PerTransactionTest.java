package io.qloop.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class PerTransactionTest {

    @Inject
    BeforeCommit transaction;

    private final List<String> asked = new ArrayList<>();
    private PerTransaction<String, String> answers;

    @BeforeEach
    void knowNothing() {
        answers = new PerTransaction<>(transaction);
    }

    @Test
    void asksOnceInATransactionAndAnewInTheNext() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(List.of(answer("a"), answer("b"), answer("a"))).containsExactly("A", "B", "A");
            assertThat(asked).containsExactly("a", "b");
        });

        QuarkusTransaction.requiringNew().run(() -> answer("a"));

        assertThat(asked).containsExactly("a", "b", "a");
    }

    @Test
    void asksAnewWhatMayHaveChanged() {
        QuarkusTransaction.requiringNew().run(() -> {
            answer("a");
            answers.forget();
            answer("a");
        });

        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void keepsTheAnswersOfDifferentThingsApart() {
        var others = new PerTransaction<String, String>(transaction);

        QuarkusTransaction.requiringNew().run(() -> {
            answer("a");
            assertThat(others.get("a", _ -> "another")).isEqualTo("another");
        });
    }

    @Test
    void asksEveryTimeWithoutATransaction() {
        answer("a");
        answer("a");
        answers.forget();

        assertThat(asked).containsExactly("a", "a");
    }

    private String answer(String question) {
        return answers.get(question, it -> {
            asked.add(it);
            return it.toUpperCase(Locale.ROOT);
        });
    }
}
