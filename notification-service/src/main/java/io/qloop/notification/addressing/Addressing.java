package io.qloop.notification.addressing;

import io.qloop.notification.contact.CustomerContact;
import io.qloop.notification.contact.CustomerContacts;
import io.qloop.notification.directory.FunctionEntry;
import io.qloop.notification.directory.Functions;
import io.qloop.notification.directory.Person;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds who an audience is. A function's mail goes to its head; where the post is vacant to the deputy, else to the
 * department's own address, else to general management, which has to know that nobody is in charge. The deputy is also the
 * leader in charge, where a procedure asks for that one beside the head.
 */
@ApplicationScoped
class Addressing {

    private final Functions functions;
    private final CustomerContacts contacts;

    Addressing(Functions functions, CustomerContacts contacts) {
        this.functions = functions;
        this.contacts = contacts;
    }

    /**
     * Whom the search led to.
     *
     * @param way the search step by step, for the ledger
     */
    record Found(Optional<Recipient> recipient, String way) {}

    Found find(Audience audience) {
        return switch (audience) {
            case Audience.FunctionHead head -> headOf(CompanyFunction.of(head.function()));
            case Audience.LeaderInCharge leader -> leaderInCharge(CompanyFunction.of(leader.function()));
            case Audience.Customer customer ->
                contactOf(customer.customerId(), contacts.findByIdOptional(customer.customerId()));
        };
    }

    private Found leaderInCharge(CompanyFunction function) {
        var way = new ArrayList<String>();
        var deputy = functions
                .of(function)
                .flatMap(entry ->
                        post(function.code(), "deputy", entry.deputy(), AddressedBy.DEPUTY, entry.language(), way));
        return deputy.isPresent() ? new Found(deputy, String.join("; ", way)) : headOf(function);
    }

    private Found headOf(CompanyFunction function) {
        var way = new ArrayList<String>();
        var found = within(function, functions.of(function), way);
        if (found.isEmpty() && function != CompanyFunction.GENERAL_MANAGEMENT) {
            var top = CompanyFunction.GENERAL_MANAGEMENT;
            found = within(top, functions.of(top), way);
        }
        return new Found(found, String.join("; ", way));
    }

    /** The recipient within one function's entry; notes every step that was tried. */
    static Optional<Recipient> within(CompanyFunction function, Optional<FunctionEntry> known, List<String> way) {
        var name = function.code();
        if (known.isEmpty()) {
            way.add(name + ": not in the directory");
            return Optional.empty();
        }
        var entry = known.get();
        return post(name, "head", entry.head(), AddressedBy.HEAD, entry.language(), way)
                .or(() -> post(name, "deputy", entry.deputy(), AddressedBy.DEPUTY, entry.language(), way))
                .or(() -> departmentMail(name, entry, way));
    }

    private static Optional<Recipient> post(
            String function,
            String post,
            Optional<Person> holder,
            AddressedBy by,
            Language language,
            List<String> way) {
        way.add(function + ": " + (holder.isPresent() ? post : "no " + post));
        return holder.map(p -> new Recipient(p.name(), p.mail(), language, by));
    }

    private static Optional<Recipient> departmentMail(String function, FunctionEntry entry, List<String> way) {
        var mail = entry.mails().stream().findFirst();
        way.add(function + ": " + (mail.isPresent() ? "department's address" : "no address of the department"));
        var department = entry.language() == Language.ZH
                ? entry.department().zh()
                : entry.department().en();
        return mail.map(m -> new Recipient(department, m, entry.language(), AddressedBy.DEPARTMENT_MAIL));
    }

    private static Found contactOf(String customerId, Optional<CustomerContact> known) {
        var recipient = known.flatMap(
                c -> c.mail().map(mail -> new Recipient(c.name(), mail, c.language(), AddressedBy.CUSTOMER_CONTACT)));
        return new Found(
                recipient,
                customerId
                        + (known.isEmpty()
                                ? ": customer not known"
                                : recipient.isEmpty() ? ": no contact that can be written to" : ": first contact"));
    }
}
