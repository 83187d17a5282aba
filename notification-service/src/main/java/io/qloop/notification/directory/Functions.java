package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The directory's entries. */
@ApplicationScoped
public class Functions implements PanacheRepositoryBase<FunctionEntry, UUID> {

    public Optional<FunctionEntry> of(CompanyFunction function) {
        return find("function", function).firstResultOptional();
    }
}
