package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What events named and nobody stood for. */
@ApplicationScoped
class NamedGaps implements PanacheRepositoryBase<NamedGap, UUID> {

    /** Many messages for the same missing department do not wait for each other's row. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    void note(@Observes InCharge.NobodyThere nobody) {
        var wanted = nobody.wanted();
        var department = wanted.code().orElse("");
        var function = wanted.function().map(CompanyFunction::code).orElse("");
        var site = wanted.site().orElse("");
        if (isFresh(department, function, site, nobody.at())) {
            return;
        }
        getEntityManager()
                .createNativeQuery("""
                        insert into directory_gap (id, department, function, site, first_at, last_at)
                        values (:id, :department, :function, :site, :at, :at)
                        on conflict on constraint directory_gap_once
                            do update set last_at = greatest(directory_gap.last_at, excluded.last_at)
                        """)
                .setParameter("id", Ids.next())
                .setParameter("department", department)
                .setParameter("function", function)
                .setParameter("site", site)
                .setParameter("at", nobody.at())
                .executeUpdate();
    }

    private boolean isFresh(String department, String function, String site, Instant at) {
        return count(
                        "department = ?1 and function = ?2 and site = ?3 and lastAt > ?4",
                        department,
                        function,
                        site,
                        at.minus(FRESH))
                > 0;
    }

    List<NamedGap> all() {
        return list("order by id");
    }
}
