package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.deadline.MilestoneNames;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Milestone;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Milestones as the document names them. */
@ApplicationScoped
class NamesOfProcedures implements MilestoneNames {

    private final Procedures procedures;

    NamesOfProcedures(Procedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public Optional<Text> find(String procedure, String milestone) {
        return procedures
                .find(VersionName.of(procedure))
                .flatMap(version -> version.procedure().milestone(milestone))
                .map(Milestone::name);
    }
}
