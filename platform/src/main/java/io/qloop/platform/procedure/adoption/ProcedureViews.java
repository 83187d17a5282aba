package io.qloop.platform.procedure.adoption;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.calendar.Due;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Differences;
import io.qloop.platform.procedure.Differences.Difference;
import io.qloop.platform.procedure.GradeScale;
import io.qloop.platform.procedure.Limit;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What administrators see of procedures. */
final class ProcedureViews {

    private ProcedureViews() {}

    /** A preset with its versions. */
    public record ProcedureLine(
            String name,
            String subject,
            Text title,
            String file,
            String letter,
            List<String> gaps,
            List<VersionLine> versions) {

        static ProcedureLine of(Procedure preset, List<VersionLine> versions) {
            var document = preset.document();
            return new ProcedureLine(
                    preset.name(),
                    preset.subject(),
                    document.title(),
                    document.file(),
                    document.letter(),
                    preset.gaps(),
                    versions);
        }
    }

    /**
     * A version.
     *
     * @param basedOn    the version that was edited; null for the preset as shipped
     * @param inForceFor the scopes that it holds for
     */
    public record VersionLine(
            int number,
            Integer basedOn,
            String reason,
            Instant createdAt,
            String createdBy,
            Instant retiredAt,
            String retiredReason,
            List<Scope> inForceFor) {

        static VersionLine of(StoredVersions.Line version, List<Adoption> inForce) {
            return new VersionLine(
                    version.number(),
                    version.basedOn(),
                    version.reason(),
                    version.createdAt(),
                    version.createdBy(),
                    version.retiredAt(),
                    version.retiredReason(),
                    inForce.stream()
                            .filter(a -> a.name().equals(version.name()) && a.number() == version.number())
                            .map(Adoption::scope)
                            .toList());
        }
    }

    /**
     * A procedure in whole.
     *
     * @param number      0 for the preset as shipped
     * @param differences from the preset
     */
    public record ProcedureView(String name, int number, Procedure content, List<Difference> differences) {

        static ProcedureView preset(Procedure preset) {
            return new ProcedureView(preset.name(), 0, preset, List.of());
        }

        static ProcedureView of(ProcedureVersion version, Procedure preset) {
            return new ProcedureView(
                    version.name(),
                    version.number(),
                    version.procedure(),
                    Differences.between(preset, version.procedure()));
        }
    }

    /** Two procedures beside each other. */
    public record Comparison(String left, String right, List<Difference> differences) {}

    /** An adoption; one that has ended says since when and why. */
    public record AdoptionView(
            UUID id,
            String procedure,
            int number,
            String subject,
            Scope scope,
            String reason,
            Instant adoptedAt,
            String adoptedBy,
            Instant endedAt,
            String endedBy,
            String endedReason) {

        static AdoptionView of(Adoption adoption) {
            return new AdoptionView(
                    adoption.id(),
                    adoption.name(),
                    adoption.number(),
                    adoption.subject(),
                    adoption.scope(),
                    adoption.reason(),
                    adoption.adoptedAt(),
                    adoption.adoptedBy(),
                    adoption.endedAt(),
                    adoption.endedBy(),
                    adoption.endedReason());
        }
    }

    /**
     * What would happen to a case.
     *
     * @param grade of the score that was tried; null without one, or without a scale
     */
    public record TrialView(
            String procedure,
            int number,
            @JsonProperty("class") String caseClass,
            List<MilestoneView> milestones,
            List<StageView> stages,
            List<CopyView> copies,
            List<PartyView> handledBy,
            GradeScale.Grade grade) {}

    /** @param due with its explanation, where there is an end */
    public record MilestoneView(
            String code,
            Text name,
            Limit length,
            String starts,
            Timetable.State state,
            Instant startedAt,
            Instant dueAt,
            Due due,
            String source) {

        static MilestoneView of(Timetable.Line line) {
            return new MilestoneView(
                    line.code(),
                    line.name(),
                    line.length(),
                    line.starts(),
                    line.state(),
                    line.startedAt(),
                    line.dueAt().orElse(null),
                    line.due(),
                    line.source());
        }
    }

    /** @param applies whether a case of this sort can come here at all */
    public record StageView(
            String code,
            Text name,
            boolean applies,
            List<PartyView> acts,
            List<PartyView> signs,
            List<FieldView> requiredFields,
            List<String> next,
            String source) {}

    /** A department or post. */
    public record PartyView(String code, Text name, String function, String role) {

        static PartyView of(Procedure.Department department) {
            return new PartyView(department.code(), department.name(), department.function(), department.role());
        }
    }

    public record FieldView(String code, Text name) {}

    public record CopyView(String at, List<PartyView> to, Procedure.Copy.Purpose purpose, String source) {}
}
