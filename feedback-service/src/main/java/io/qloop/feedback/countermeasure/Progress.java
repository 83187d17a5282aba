package io.qloop.feedback.countermeasure;

import io.qloop.platform.company.CompanyFunction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the departments that a feedback concerns are. One rule, two uses (AH-02): what is missing is shown, and as long as
 * something is missing the feedback's form does not let it go on.
 */
final class Progress {
    private final Set<CompanyFunction> concerned;
    private final List<Countermeasure> countermeasures;

    Progress(Set<CompanyFunction> concerned, Collection<Countermeasure> all) {
        this.concerned = new TreeSet<>(concerned);
        this.countermeasures = all.stream()
                .filter(one -> one.status() != CountermeasureStatus.REJECTED)
                .toList();
    }

    /** What a department still has to do. */
    record Missing(CompanyFunction function, What what) {

        /** In the order in which it is done. */
        @Schema(name = "CountermeasureStep")
        enum What {
            RECORD,
            DECIDE,
            COMPLETE
        }
    }

    /** The next thing that each department has to do; empty when all is completed. */
    List<Missing> missing() {
        return concerned.stream()
                .flatMap(function -> missing(function).stream())
                .toList();
    }

    private Optional<Missing> missing(CompanyFunction function) {
        var theirs = countermeasures.stream()
                .filter(one -> one.function() == function)
                .map(Countermeasure::status)
                .collect(Collectors.toSet());
        if (theirs.isEmpty()) {
            return Optional.of(new Missing(function, Missing.What.RECORD));
        }
        if (theirs.contains(CountermeasureStatus.RECORDED)) {
            return Optional.of(new Missing(function, Missing.What.DECIDE));
        }
        return theirs.contains(CountermeasureStatus.ACCEPTED)
                ? Optional.of(new Missing(function, Missing.What.COMPLETE))
                : Optional.empty();
    }

    /** Every department has a countermeasure that its head stands behind. */
    boolean isAgreed() {
        return missing().stream().allMatch(one -> one.what() == Missing.What.COMPLETE);
    }

    boolean isCompleted() {
        return missing().isEmpty();
    }

    /** What stands in the form: all of them, as the departments wrote them. */
    String written() {
        return countermeasures.stream()
                .map(one -> "%s: %s (%s)".formatted(one.function().code(), one.text(), one.dueOn()))
                .collect(Collectors.joining("\n"));
    }
}
