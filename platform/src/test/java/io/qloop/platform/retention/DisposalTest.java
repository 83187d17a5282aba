package io.qloop.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.retention.Disposal.Expired;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisposalTest {

    private static final Instant NOW = Instant.parse("2027-01-04T01:00:00Z");

    private static final Map<DisposalStatus, Consumer<Disposal>> WAYS = Map.of(
            DisposalStatus.PROPOSED, d -> d.proposeAgain("admin", NOW),
            DisposalStatus.APPROVED, d -> d.approve("reviewed", "gm", NOW),
            DisposalStatus.KEPT, d -> d.keep(null, "law suit", "gm", NOW),
            DisposalStatus.DONE, d -> d.done(NOW));

    private static final Map<DisposalStatus, Set<DisposalStatus>> POSSIBLE = Map.of(
            DisposalStatus.PROPOSED, Set.of(DisposalStatus.APPROVED, DisposalStatus.KEPT),
            DisposalStatus.APPROVED, Set.of(DisposalStatus.KEPT, DisposalStatus.DONE),
            DisposalStatus.KEPT, Set.of(DisposalStatus.PROPOSED),
            DisposalStatus.DONE, Set.of());

    private static Disposal in(DisposalStatus status) {
        var disposal = new Disposal(
                UUID.randomUUID(),
                new Expired(
                        "slip",
                        UUID.randomUUID(),
                        "SL-1",
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 4, 1),
                        5,
                        CountsFrom.YEAR_END),
                NOW);
        switch (status) {
            case PROPOSED -> {}
            case APPROVED, KEPT -> WAYS.get(status).accept(disposal);
            case DONE -> {
                WAYS.get(DisposalStatus.APPROVED).accept(disposal);
                WAYS.get(status).accept(disposal);
            }
        }
        return disposal;
    }

    @ParameterizedTest
    @EnumSource(DisposalStatus.class)
    void moves(DisposalStatus from) {
        WAYS.forEach((to, way) -> {
            var disposal = in(from);
            if (POSSIBLE.get(from).contains(to)) {
                way.accept(disposal);
                assertThat(disposal.status()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> way.accept(disposal))
                        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                                .isEqualTo("disposal-move-refused"));
                assertThat(disposal.status()).isEqualTo(from);
            }
        });
    }

    @Test
    void isNotApprovedByItsProposer() {
        var disposal = in(DisposalStatus.KEPT);
        disposal.proposeAgain("gm", NOW);

        assertThatThrownBy(() -> disposal.approve("reviewed", "gm", NOW))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("disposal-approved-by-proposer"));
    }
}
