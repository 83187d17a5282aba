package io.qloop.returns.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.returns.goodsreturn.Announcement;
import io.qloop.returns.goodsreturn.GoodsReturn;
import io.qloop.returns.goodsreturn.GoodsReturns;
import io.qloop.returns.inspection.Inspection;
import io.qloop.returns.inspection.Inspections;
import io.qloop.returns.inspection.ReturnedLot;
import io.qloop.returns.inspection.SamplingPlan;
import io.qloop.returns.masterdata.Customers;
import io.qloop.returns.masterdata.Deliveries;
import io.qloop.returns.masterdata.Products;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes announced goods into quarantine and asks for the inspection of each line. The same announcement again has no
 * effect, whichever event brings it; another announcement under the same reference is refused. Runs in batches: it asks
 * the database for little and writes nothing by itself.
 */
@ApplicationScoped
class ReceiveReturn {

    private final GoodsReturns returns;
    private final AnnouncedInBatch batch;
    private final Inspections inspections;
    private final Customers customers;
    private final Products products;
    private final Deliveries deliveries;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    ReceiveReturn(
            GoodsReturns returns,
            AnnouncedInBatch batch,
            Inspections inspections,
            Customers customers,
            Products products,
            Deliveries deliveries,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.batch = batch;
        this.inspections = inspections;
        this.customers = customers;
        this.products = products;
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks together for what these announcements need; {@link #handle} then finds it at hand. */
    @Transactional(TxType.MANDATORY)
    void prepare(List<Announcement> all) {
        var byReference = all.stream()
                .collect(toMap(Announcement::returnReference, Function.identity(), (first, again) -> first));
        var earlier = returns.announcedAs(byReference.keySet());
        batch.lookedUp(byReference.keySet(), earlier);
        earlier.forEach(it -> byReference.remove(it.returnReference()));
        var fresh = byReference.values();
        customers.read(distinct(fresh.stream().map(Announcement::customerId)));
        products.read(distinct(fresh.stream().flatMap(it -> it.lines().stream()).map(Announcement.Line::productId)));
        deliveries.read(distinct(fresh.stream().map(Announcement::deliveryNote)));
        fresh.stream().collect(groupingBy(Announcement::site)).forEach((site, ofSite) -> {
            numbers.reserve("RT", NumberParts.ofSite(site), ofSite.size());
            numbers.reserve(
                    "IN",
                    NumberParts.ofSite(site),
                    ofSite.stream().mapToInt(it -> it.lines().size()).sum());
        });
    }

    private static Set<String> distinct(Stream<String> values) {
        return values.filter(Objects::nonNull).collect(toSet());
    }

    @Transactional
    void handle(Announcement announced) {
        var reference = announced.returnReference();
        var earlier = batch.knows(reference) ? batch.of(reference) : returns.announcedAs(reference);
        if (earlier.isPresent()) {
            if (!earlier.get().wasAnnouncedAs(announced)) {
                throw Refusal.conflict("return-announced-differently", announced.returnReference());
            }
            return;
        }
        requireKnown(announced);

        var at = clock.instant();
        var goodsReturn = receive(announced, at);
        returns.persist(goodsReturn);
        batch.received(goodsReturn);
        outbox.append(goodsReturn.received().announced(at), announced.returnReference());
        for (var line : announced.lines()) {
            var inspection = inspectionOf(goodsReturn, announced, line, at);
            inspections.persist(inspection);
            outbox.append(inspection.requested().announced());
        }
    }

    private void requireKnown(Announcement announced) {
        if (customers.find(announced.customerId()).isEmpty()) {
            throw Refusal.unprocessable("unknown-customer", "customerId", announced.customerId());
        }
        for (var line : announced.lines()) {
            if (products.find(line.productId()).isEmpty()) {
                throw Refusal.unprocessable("unknown-product", "lines.productId", line.productId());
            }
        }
    }

    private GoodsReturn receive(Announcement announced, Instant at) {
        var id = Ids.next();
        return GoodsReturn.receive(
                id,
                numbers.next("RT", NumberParts.ofSite(announced.site()), id),
                announced,
                line -> deliveries.brought(
                        announced.deliveryNote(), announced.customerId(), line.productId(), line.lot()),
                announced.lines().stream().collect(toMap(Announcement.Line::line, _ -> Ids.next())),
                at);
    }

    private Inspection inspectionOf(
            GoodsReturn goodsReturn, Announcement announced, Announcement.Line line, Instant at) {
        UUID id = goodsReturn.lines().get(line.line()).inspectionId();
        var lot = new ReturnedLot(
                goodsReturn.id(),
                goodsReturn.number(),
                announced.returnReference(),
                announced.customerId(),
                announced.site(),
                line.line(),
                line.productId(),
                line.lot(),
                line.quantity(),
                line.unit());
        var number = numbers.next("IN", NumberParts.ofSite(announced.site()), id);
        return Inspection.request(id, number, lot, SamplingPlan.levelTwo(), at);
    }
}
