package io.qloop.platform.procedure.adoption;

import io.qloop.platform.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * For whom a procedure is adopted (IM-040).
 *
 * @param key the site, customer group or customer; null for the company
 */
public record Scope(@NotNull Kind kind, @Size(max = 100) String key) {

    /** From the widest to the narrowest; the narrowest that fits a case wins. */
    @Schema(name = "ScopeKind")
    public enum Kind {
        COMPANY,
        SITE,
        CUSTOMER_GROUP,
        CUSTOMER
    }

    public static final Scope COMPANY = new Scope(Kind.COMPANY, null);

    /** As it is kept: text that is empty for the company. */
    String storedKey() {
        return key == null ? "" : key;
    }

    void requireWhole(String field) {
        if (kind == Kind.COMPANY && key != null) {
            throw Refusal.unprocessable("adoption-key-unneeded", field + ".key");
        }
        if (kind != Kind.COMPANY && (key == null || key.isBlank())) {
            throw Refusal.unprocessable("adoption-key-missing", field + ".key");
        }
    }
}
