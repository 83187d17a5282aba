package io.qloop.feedback.information;

import io.qloop.platform.company.CompanyFunction;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** To whom a record is passed on, and what they are asked. */
@Schema(name = "ContactSheetGiven")
public record SheetGiven(
        @NotEmpty @Size(max = 8) Set<@NotNull CompanyFunction> functions,

        @NotBlank @Size(max = InformationRecord.REASON_MAX) String message) {

    PassOnInformation.Command toCommand(UUID record, String sentBy) {
        return new PassOnInformation.Command(record, new TreeSet<>(functions), message, sentBy);
    }
}
