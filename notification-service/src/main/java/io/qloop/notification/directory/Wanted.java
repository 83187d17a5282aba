package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import java.util.Optional;

/**
 * Who is looked for. A department or post of the directory that goes by the code is meant before the function.
 *
 * @param code     of the department or post as a procedure names it
 * @param function empty where the procedure leaves open which one it is
 * @param site     that the matter is about; empty for the whole company
 * @param leaderInCharge whether the deputy is meant before the head
 */
public record Wanted(
        Optional<String> code, Optional<CompanyFunction> function, Optional<String> site, boolean leaderInCharge) {

    /** The words for a ledger: {@code quality@suzhou}. */
    String words() {
        return code.or(() -> function.map(CompanyFunction::code)).orElse("–")
                + site.map(s -> "@" + s).orElse("");
    }
}
