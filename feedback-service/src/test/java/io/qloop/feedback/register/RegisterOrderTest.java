package io.qloop.feedback.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterOrderTest {

    private static final UUID ID = UUID.fromString("0190aaaa-0000-7000-8000-000000000007");
    private static final Instant RECEIVED = Instant.parse("2026-11-20T01:00:00.123456Z");

    private final RegisterLine line = new RegisterLine(
            ID,
            "FB-2026-000007",
            "C-1\n7",
            null,
            Channel.PHONE,
            null,
            "subject",
            null,
            null,
            "chen.sales",
            CompanyFunction.QUALITY,
            null,
            FeedbackStatus.REGISTERED,
            "feedback-guideline/1",
            null,
            RECEIVED,
            RECEIVED,
            null,
            false,
            null,
            null);

    @Test
    void isTheNewestFirstWhereNobodySaysOtherwise() {
        assertThat(RegisterOrder.of(null, true).name()).isEqualTo("-receivedAt");
        assertThat(RegisterOrder.of("", true).orderBy()).isEqualTo("f.received_at desc, f.id desc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receivedAt", "-receivedAt", "createdAt", "number", "-customer", "dueAt", "-completedAt"})
    void findsItsPlaceAgain(String sort) {
        var order = RegisterOrder.of(sort, true);

        var place = order.place(order.cursor(line).text());

        assertThat(place).hasValueSatisfying(it -> {
            assertThat(it.id()).isEqualTo(ID);
            assertThat(it.order()).isEqualTo(sort);
        });
    }

    @Test
    void keepsTheValueToTheMicrosecondAndWhateverSignsItHas() {
        assertThat(RegisterOrder.of("receivedAt", true).cursor(line).value()).isEqualTo("2026-11-20T01:00:00.123456Z");
        var order = RegisterOrder.of("customer", true);
        assertThat(order.place(order.cursor(line).text()))
                .hasValueSatisfying(it -> assertThat(it.value()).isEqualTo("C-1\n7"));
    }

    @Test
    void refusesAPlaceOfAnotherOrder() {
        var cursor = RegisterOrder.of("number", true).cursor(line).text();

        assertThatThrownBy(() -> RegisterOrder.of("-number", true).place(cursor))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%%%",
                "receivedAt",
                "receivedAt\nno-id\n2026-11-20T01:00:00Z",
                "receivedAt\n0190aaaa-0000-7000-8000-000000000007\nyesterday",
                "receivedAt\n0190aaaa-0000-7000-8000-000000000007"
            })
    void refusesWhatIsNoPlace(String text) {
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RegisterOrder.of("receivedAt", true).place(cursor))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> RegisterOrder.of("receivedAt", true).place(text))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "--number", "-", "id; drop table feedback"})
    void refusesAColumnThatItCannotBeSortedBy(String sort) {
        assertThatThrownBy(() -> RegisterOrder.of(sort, true)).isInstanceOf(Refusal.class);
    }

    @Test
    void isNotByADateThatACustomerDoesNotSee() {
        assertThat(RegisterOrder.of("completedAt", false).name()).isEqualTo("completedAt");
        assertThatThrownBy(() -> RegisterOrder.of("-dueAt", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sort-invalid");
    }
}
