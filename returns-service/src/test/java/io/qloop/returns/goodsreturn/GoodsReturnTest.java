package io.qloop.returns.goodsreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.platform.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodsReturnTest {

    private static final Instant AT = Instant.parse("2026-11-23T01:30:02Z");
    private static final UUID FIRST = UUID.fromString("01a20606-3d9a-7935-9e9b-2f2ed2c4c040");
    private static final Instant INSPECTED_AT = Instant.parse("2026-11-20T08:41:00Z");
    private static final UUID SECOND = UUID.fromString("01a20606-3d9a-7935-9e9b-2f2ed2c4c041");

    @Test
    void announcesItsLinesInTheirOrder() {
        var received = returned(twoLines()).received();

        assertThat(received.lines()).extracting(GoodsReceived.Line::line).containsExactly(1, 2);
        assertThat(received.lines())
                .extracting(GoodsReceived.Line::quantity)
                .containsExactly(new BigDecimal("6"), new BigDecimal("2.5"));
    }

    @Test
    void staysInQuarantineUntilItsLastLineIsInspected() {
        var goodsReturn = returned(twoLines());

        goodsReturn.inspected(2, INSPECTED_AT);

        assertThat(goodsReturn.status()).isEqualTo(ReturnStatus.IN_QUARANTINE);
        assertThat(goodsReturn.inspectedAt()).isEmpty();
        assertThat(goodsReturn.lines().get(1).status()).isEqualTo(ReturnStatus.IN_QUARANTINE);
        assertThat(goodsReturn.lines().get(2).status()).isEqualTo(ReturnStatus.INSPECTED);
    }

    @Test
    void isInspectedWithItsLastLine() {
        var goodsReturn = returned(twoLines());
        goodsReturn.inspected(2, INSPECTED_AT);

        goodsReturn.inspected(1, INSPECTED_AT);

        assertThat(goodsReturn.status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(goodsReturn.inspectedAt()).contains(INSPECTED_AT);
    }

    @Test
    void refusesToInspectALineTwice() {
        var goodsReturn = returned(twoLines());
        goodsReturn.inspected(1, INSPECTED_AT);

        assertRefused("return-already-inspected", () -> goodsReturn.inspected(1, INSPECTED_AT));
    }

    @Test
    void refusesALineThatItDoesNotHave() {
        var goodsReturn = returned(twoLines());

        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> goodsReturn.inspected(3, INSPECTED_AT));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_QUARANTINE, IN_QUARANTINE, return-not-inspected",
        "IN_QUARANTINE, INSPECTED,",
        "INSPECTED, IN_QUARANTINE, return-already-inspected",
        "INSPECTED, INSPECTED, return-already-inspected"
    })
    void movesOnlyAsTheTableSays(ReturnStatus from, ReturnStatus to, String refusal) {
        if (refusal == null) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertRefused(refusal, () -> from.moveTo(to));
        }
    }

    @Test
    void recognisesItsAnnouncementInAnotherSpelling() {
        var announced = announcement(
                List.of(line(2, "2.500", null), line(1, "6.0", "intact")), Instant.parse("2026-11-23T09:30:00+08:00"));

        assertThat(returned(twoLines()).wasAnnouncedAs(announced)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void recognisesEveryDifferenceInTheAnnouncement(UnaryOperator<Announcement> difference) {
        assertThat(returned(twoLines()).wasAnnouncedAs(difference.apply(twoLines())))
                .isFalse();
    }

    static Stream<UnaryOperator<Announcement>> differences() {
        return Stream.of(
                a -> new Announcement("RN-2026-0422", "C-1007", a.deliveryNote(), a.site(), a.receivedAt(), a.lines()),
                a -> new Announcement("RN-2026-0422", a.customerId(), "DN-1", a.site(), a.receivedAt(), a.lines()),
                a -> new Announcement(
                        "RN-2026-0422", a.customerId(), a.deliveryNote(), "suzhou", a.receivedAt(), a.lines()),
                a -> announcement(a.lines(), a.receivedAt().plusSeconds(1)),
                a -> announcement(a.lines().subList(0, 1), a.receivedAt()),
                a -> announcement(List.of(line(1, "6", "intact"), line(3, "2.5", null)), a.receivedAt()),
                a -> announcement(List.of(line(1, "6.001", "intact"), line(2, "2.5", null)), a.receivedAt()),
                a -> announcement(List.of(line(1, "6", "wet"), line(2, "2.5", null)), a.receivedAt()),
                a -> announcement(List.of(line(1, "6", null), line(2, "2.5", null)), a.receivedAt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0001", "1000000000000", "1E+999999999", "1E-999999999"})
    void refusesQuantitiesThatAreNone(String quantity) {
        assertRefused("return-quantity-invalid", () -> line(1, quantity, null));
    }

    @Test
    void refusesALineNumberTwice() {
        assertRefused("return-line-twice", () -> announcement(List.of(line(1, "6", null), line(1, "7", null)), AT));
    }

    private static GoodsReturn returned(Announcement announced) {
        return GoodsReturn.receive(
                UUID.fromString("01a20606-3d90-7a5c-aaa0-aa9d32fc7cd9"),
                "RT-2026-000032",
                announced,
                line -> line.line() == 1,
                Map.of(1, FIRST, 2, SECOND),
                AT);
    }

    private static Announcement twoLines() {
        return announcement(
                List.of(line(1, "6", "intact"), line(2, "2.5", null)), Instant.parse("2026-11-23T01:30:00Z"));
    }

    private static Announcement announcement(List<Announcement.Line> lines, Instant receivedAt) {
        return new Announcement("RN-2026-0422", "C-1004", "DN-88140", "tongling", receivedAt, lines);
    }

    private static Announcement.Line line(int number, String quantity, String packaging) {
        return new Announcement.Line(
                number, "P-104", "L20261105-0" + number, new BigDecimal(quantity), "轴", packaging, null);
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action).satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
