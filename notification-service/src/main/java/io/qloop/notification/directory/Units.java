package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says what a code names: a department or a post of the directory, else a function of the company. */
@ApplicationScoped
public class Units {

    private final StoredRecords records;

    Units(StoredRecords records) {
        this.records = records;
    }

    /**
     * A part of the company that can be told something.
     *
     * @param function   that stands behind it, by itself or by the departments above it
     * @param site       empty for one of the whole company
     * @param isFunction whether the code is that of the function
     */
    public record Unit(String code, Optional<CompanyFunction> function, Optional<String> site, boolean isFunction) {}

    /** Empty where neither the directory nor the company knows it. */
    public Optional<Unit> of(String code) {
        return records.department(code)
                .or(() -> records.departmentOfPost(code))
                .map(department -> new Unit(code, functionBehind(department), department.site(), false))
                .or(() -> CompanyFunction.isKnown(code)
                        ? Optional.of(new Unit(code, Optional.of(CompanyFunction.of(code)), Optional.empty(), true))
                        : Optional.empty());
    }

    private Optional<CompanyFunction> functionBehind(Department department) {
        Set<String> seen = new HashSet<>();
        var at = Optional.of(department);
        while (at.isPresent() && seen.add(at.get().code())) {
            if (at.get().function().isPresent()) {
                return at.get().function();
            }
            at = at.get().superior().flatMap(records::department);
        }
        return Optional.empty();
    }
}
