package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All departments. */
@ApplicationScoped
public class Departments implements PanacheRepositoryBase<Department, UUID> {

    public Department get(String code) {
        return of(code).orElseThrow(() -> Refusal.notFound("department-not-found"));
    }

    public Optional<Department> of(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The department that stands for the function at this site; at no site, for the company. */
    public Optional<Department> of(CompanyFunction function, Optional<String> site) {
        return site.isPresent()
                ? find("function = ?1 and site = ?2 and active = true", function, site.get())
                        .firstResultOptional()
                : find("function = ?1 and site is null and active = true", function)
                        .firstResultOptional();
    }

    List<Department> active() {
        return list("active = true order by code");
    }

    /** Refuses a description that contradicts what the other departments say. */
    void require(String code, Department.Description description) {
        requireFreeFunction(code, description);
        description.superior().ifPresent(superior -> {
            if (of(superior).isEmpty()) {
                throw Refusal.unprocessable("department-superior-unknown", "superior", superior);
            }
            if (isAbove(code, superior)) {
                throw Refusal.unprocessable("department-superior-circle", "superior", superior);
            }
        });
    }

    /** Refuses a second department for the same function of the same site. */
    void requireFreeFunction(String code, Department.Description description) {
        if (!description.active()) {
            return;
        }
        description
                .function()
                .flatMap(function -> of(function, description.site()))
                .filter(other -> !other.code().equals(code))
                .ifPresent(other -> {
                    throw Refusal.unprocessable("department-function-taken", "function", other.code());
                });
    }

    private boolean isAbove(String code, String superior) {
        Set<String> seen = new HashSet<>();
        var next = Optional.of(superior);
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(code)) {
                return true;
            }
            next = of(next.get()).flatMap(Department::superior);
        }
        return false;
    }
}
