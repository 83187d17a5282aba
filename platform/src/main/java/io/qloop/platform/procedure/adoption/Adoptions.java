package io.qloop.platform.procedure.adoption;

import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.transaction.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class Adoptions implements PanacheRepositoryBase<Adoption, UUID> {

    /** Every case that is opened asks it, so it reads two values and no entity. */
    private static final String NARROWEST = """
            select name, number from procedure_adoption
            where subject = ? and ended_at is null
              and (scope = 'COMPANY' or scope = 'SITE' and scope_key = ? or scope = 'CUSTOMER_GROUP' and scope_key = ?
                or scope = 'CUSTOMER' and scope_key = ?)
            order by array_position(cast(? as text[]), scope) desc limit 1""";

    private static final String[] WIDEST_FIRST =
            Stream.of(Scope.Kind.values()).map(Scope.Kind::name).toArray(String[]::new);

    private final Statements statements;

    Adoptions(Statements statements) {
        this.statements = statements;
    }

    Optional<Adoption> inForce(String subject, Scope scope) {
        return find(
                        "subject = ?1 and scope = ?2 and scopeKey = ?3 and endedAt is null",
                        subject,
                        scope.kind(),
                        scope.storedKey())
                .firstResultOptional();
    }

    /** The version of the narrowest scope that fits; null narrows nothing. */
    Optional<VersionName> narrowest(String subject, String customer, String customerGroup, String site) {
        return statements.first(
                NARROWEST,
                row -> new VersionName(row.getString(1), row.getInt(2)),
                subject,
                site,
                customerGroup,
                customer,
                WIDEST_FIRST);
    }

    List<Adoption> inForce() {
        return list("endedAt is null order by id");
    }

    boolean isInForce(String name, int number) {
        return count("name = ?1 and number = ?2 and endedAt is null", name, number) > 0;
    }

    boolean wasEverInForce(String subject) {
        return count("subject = ?1 and scope = COMPANY", subject) > 0;
    }
}
