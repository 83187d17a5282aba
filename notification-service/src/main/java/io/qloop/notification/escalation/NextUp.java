package io.qloop.notification.escalation;

import io.qloop.notification.contact.CustomerContact;
import io.qloop.notification.contact.CustomerContacts;
import io.qloop.notification.directory.Department;
import io.qloop.notification.directory.InCharge;
import io.qloop.notification.directory.Wanted;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Says for whom the message of a rung is meant, from the department that the first message went to. Of a message to a
 * customer that is the department of the function that was told of the case, else sales.
 */
@ApplicationScoped
class NextUp {

    private final InCharge inCharge;
    private final Messages messages;
    private final CustomerContacts contacts;

    NextUp(InCharge inCharge, Messages messages, CustomerContacts contacts) {
        this.inCharge = inCharge;
        this.messages = messages;
        this.contacts = contacts;
    }

    /**
     * Empty where the directory has no such department.
     *
     * @param levels how many departments up, where a superior one is meant
     */
    Optional<Audience> on(RungTarget target, int levels, Message first) {
        var wanted = wanted(first);
        var site = wanted.site().orElse(null);
        return switch (target) {
            case OWNER -> Optional.of(first.audience());
            case GENERAL_MANAGEMENT ->
                Optional.of(new Audience.FunctionHead(CompanyFunction.GENERAL_MANAGEMENT.code(), site));
            case DEPUTY ->
                inCharge.home(wanted).map(d -> new Audience.LeaderInCharge(d.code(), function(d, wanted), site));
            case HEAD -> inCharge.home(wanted).map(d -> new Audience.Department(d.code(), function(d, wanted), site));
            case SUPERIOR ->
                above(wanted, levels).map(d -> new Audience.Department(d.code(), function(d, wanted), site));
        };
    }

    private Optional<Department> above(Wanted wanted, int levels) {
        var department = inCharge.home(wanted);
        for (var level = 0; level < levels; level++) {
            department = department.flatMap(inCharge::above);
        }
        return department;
    }

    /** Of a department that stands for none, the one that the message was for. */
    private static String function(Department department, Wanted wanted) {
        return department
                .function()
                .or(wanted::function)
                .map(CompanyFunction::code)
                .orElse(null);
    }

    private Wanted wanted(Message first) {
        return switch (first.audience()) {
            case Audience.FunctionHead head -> wanted(null, head.function(), head.site());
            case Audience.Department department -> wanted(department.code(), department.function(), department.site());
            case Audience.LeaderInCharge leader -> wanted(leader.code(), leader.function(), leader.site());
            case Audience.Colleague colleague ->
                wanted(null, CompanyFunction.GENERAL_MANAGEMENT.code(), colleague.site());
            case Audience.Customer customer ->
                wanted(
                        null,
                        messages.functionResponsibleFor(first.occasion().caseId())
                                .orElse(CompanyFunction.SALES.code()),
                        contacts.findByIdOptional(customer.customerId())
                                .flatMap(CustomerContact::site)
                                .orElse(null));
        };
    }

    private static Wanted wanted(String code, String function, String site) {
        return new Wanted(
                Optional.ofNullable(code),
                Optional.ofNullable(function).map(CompanyFunction::of),
                Optional.ofNullable(site),
                false);
    }
}
