package io.qloop.feedback.register;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Procedure.Department;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a procedure calls the department that has a function. */
@ApplicationScoped
class Departments {

    private final Procedures procedures;

    Departments(Procedures procedures) {
        this.procedures = procedures;
    }

    /**
     * The first department of this function in the procedure; empty where it has none.
     *
     * @param procedure name and version: {@code feedback-guideline/1}
     */
    Optional<Text> name(String procedure, CompanyFunction function) {
        return procedures.get(VersionName.of(procedure)).procedure().departments().stream()
                .filter(department -> function.code().equals(department.function()))
                .findFirst()
                .map(Department::name);
    }
}
