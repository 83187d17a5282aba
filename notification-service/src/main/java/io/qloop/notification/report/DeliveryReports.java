package io.qloop.notification.report;

import io.qloop.notification.report.DeliveryReport.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All reports that were read. */
@ApplicationScoped
class DeliveryReports implements PanacheRepositoryBase<DeliveryReport, UUID> {

    Optional<DeliveryReport> at(Place place) {
        return find("mailbox = ?1 and uidValidity = ?2 and uid = ?3", place.mailbox(), place.uidValidity(), place.uid())
                .firstResultOptional();
    }
}
