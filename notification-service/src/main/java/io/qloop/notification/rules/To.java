package io.qloop.notification.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whom a message is for, said in one way.
 *
 * @param headOf         the field with the function, or the functions, whose heads are told
 * @param responsibleFor the field with the responsible function; where the event names none, the function that was told of
 *                       the case when it came up
 * @param function       the function whose head is told; beside a post, who is told where the directory does not know it
 * @param post           the department or post, by its code in the directory
 * @param leaderInCharge the function whose leader in charge is told
 * @param copies         the copies of a procedure's step that are for this; beside a customer, only if one of them is for it
 * @param except         codes of copies that are left out
 * @param customer       the field with the customer whose contact is told
 * @param only           codes by which procedures name the customer
 * @param toldBefore     everybody of ours who was told of the case before
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "MessageRuleAudience")
record To(
        @Size(min = 1, max = 100) String headOf,
        @Size(min = 1, max = 100) String responsibleFor,
        CompanyFunction function,
        @Size(min = 1, max = 60) String post,
        CompanyFunction leaderInCharge,
        Purpose copies,
        @Size(max = 50) List<@NotNull String> except,
        @Size(min = 1, max = 100) String customer,
        @Size(max = 50) List<@NotNull String> only,
        Boolean toldBefore) {

    To {
        except = except == null ? List.of() : List.copyOf(except);
        only = only == null ? List.of() : List.copyOf(only);
    }

    /** What the receiver of a copy is to do with it. */
    @Schema(name = "MessageRulePurpose")
    enum Purpose {
        ANSWER,
        INFORMATION
    }

    /** The ways to say whom. */
    enum Way {
        HEAD_OF,
        RESPONSIBLE_FOR,
        FUNCTION,
        POST,
        LEADER_IN_CHARGE,
        COPIES,
        CUSTOMER,
        TOLD_BEFORE
    }

    /** The way in which it is said; empty where it is said in none, in several, or not wholly. */
    Optional<Way> way() {
        var ways = new ArrayList<Way>();
        if (headOf != null) {
            ways.add(Way.HEAD_OF);
        }
        if (responsibleFor != null) {
            ways.add(Way.RESPONSIBLE_FOR);
        }
        if (post != null || function != null) {
            ways.add(post == null ? Way.FUNCTION : Way.POST);
        }
        if (leaderInCharge != null) {
            ways.add(Way.LEADER_IN_CHARGE);
        }
        if (customer != null || copies != null) {
            ways.add(customer == null ? Way.COPIES : Way.CUSTOMER);
        }
        if (Boolean.TRUE.equals(toldBefore)) {
            ways.add(Way.TOLD_BEFORE);
        }
        var isWhole = ways.size() == 1
                && (post == null || function != null)
                && (except.isEmpty() || ways.contains(Way.COPIES))
                && only.isEmpty() == (customer == null || copies == null);
        return isWhole ? Optional.of(ways.getFirst()) : Optional.empty();
    }
}
