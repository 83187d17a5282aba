package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However often the warehouse says it, it came back once. */
@SystemTest
@Tag("AH-11")
class RepeatedReturnIT {

    /** How a warehouse system says the same thing again. */
    enum Again {
        SAME_EVENT {
            @Override
            Stream<CloudEvent> of(CloudEvent first) {
                return Stream.of(first, first, first);
            }
        },
        SAME_RETURN_UNDER_NEW_EVENT_IDS {
            @Override
            Stream<CloudEvent> of(CloudEvent first) {
                return Stream.of(first, first.again(), first.again());
            }
        };

        abstract Stream<CloudEvent> of(CloudEvent first);
    }

    private final World world;
    private final Work work;

    RepeatedReturnIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @ParameterizedTest
    @EnumSource
    void givesOneReturnOneInspectionAndOneMail(Again again) {
        var reference = fresh("RN-TWICE");
        var lot = fresh("LOT");

        var events =
                again.of(Work.returnReceived(reference, Work.CUSTOMER, lot)).toList();
        events.forEach(event -> world.bus().publishTo(event, "returns"));
        var inspection = work.inspectionOf(reference);
        work.recordNonconforming(inspection.path("id").asText(), "production");
        var action = work.actionOf(lot);
        world.mailboxOf("zhao.production").await(action.path("number").asText());
        // Once more, after everything has happened.
        world.bus().publishTo(again.of(events.getFirst()).toList().getLast(), "returns");

        assertThat(work.returnsOf(reference)).hasSize(1);
        assertThat(work.inspectionsOf(reference)).hasSize(1);
        assertThat(work.actionsOf(lot)).hasSize(1);
        assertThat(world.mailboxOf("zhao.production")
                        .mentioning(action.path("number").asText()))
                .hasSize(1);
        assertThat(work.openDeadLetter("returns", reference)).isEmpty();
        assertThat(world.events()
                        .ofType("qloop.returns.inspection-requested.v1")
                        .filter(event -> event.value("returnReference").equals(reference))
                        .map(event -> event.id())
                        .distinct())
                .hasSize(1);
    }
}
