package io.qloop.notification.addressing;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.notification.contact.CustomerContact;
import io.qloop.notification.contact.CustomerContacts;
import io.qloop.notification.directory.InCharge;
import io.qloop.notification.directory.People;
import io.qloop.notification.directory.Person;
import io.qloop.notification.directory.Reached;
import io.qloop.notification.directory.Wanted;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.PerTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Finds who an audience is: of ours whoever is in charge by the directory, of a customer the contact by master data. */
@ApplicationScoped
public class Addressing {

    private final InCharge inCharge;
    private final People people;
    private final CustomerContacts contacts;
    private final PerTransaction<Audience, Found> found;

    Addressing(InCharge inCharge, People people, CustomerContacts contacts, BeforeCommit transaction) {
        this.inCharge = inCharge;
        this.people = people;
        this.contacts = contacts;
        this.found = new PerTransaction<>(transaction);
    }

    /**
     * Whom the search led to.
     *
     * @param way the search step by step, for the ledger
     */
    public record Found(Optional<Recipient> recipient, String way) {}

    void onChange(@Observes RecipientsChanged change) {
        found.forget();
    }

    /** Who it is at this moment. */
    public Found find(Audience audience) {
        return found.get(audience, whom -> find(whom, inCharge::of));
    }

    /** Who it would be at this moment. That nobody is there is not reported. */
    public Found wouldFind(Audience audience) {
        return find(audience, inCharge::wouldBe);
    }

    private Found find(Audience audience, Function<Wanted, InCharge.Answer> search) {
        return switch (audience) {
            case Audience.FunctionHead head ->
                found(search.apply(wanted(Optional.empty(), head.function(), head.site(), false)));
            case Audience.Department department ->
                found(search.apply(
                        wanted(Optional.of(department.code()), department.function(), department.site(), false)));
            case Audience.LeaderInCharge leader ->
                found(search.apply(wanted(Optional.of(leader.code()), leader.function(), leader.site(), true)));
            case Audience.Colleague colleague -> inPerson(colleague.person());
            case Audience.Customer customer ->
                contactOf(customer.customerId(), contacts.findByIdOptional(customer.customerId()));
        };
    }

    private static Wanted wanted(Optional<String> department, String function, String site, boolean leaderInCharge) {
        return new Wanted(
                department,
                Optional.ofNullable(function).map(CompanyFunction::of),
                Optional.ofNullable(site),
                leaderInCharge);
    }

    private Found found(InCharge.Answer answer) {
        return new Found(answer.reached().map(this::recipient), String.join("; ", answer.way()));
    }

    private Recipient recipient(Reached reached) {
        var by =
                switch (reached.as()) {
                    case HEAD -> AddressedBy.HEAD;
                    case DEPUTY -> AddressedBy.DEPUTY;
                    case SUBSTITUTE -> AddressedBy.SUBSTITUTE;
                    case POST_HOLDER -> AddressedBy.POST_HOLDER;
                    case DEPARTMENT_MAIL -> AddressedBy.DEPARTMENT_MAIL;
                };
        var person = people.withMail(reached.mail()).map(Person::id).orElse(null);
        return new Recipient(reached.name(), reached.mail(), reached.language(), by, person);
    }

    private Found inPerson(UUID id) {
        var known = people.findByIdOptional(id).filter(Person::isActive);
        var recipient = known.flatMap(person -> person.mail()
                .map(mail ->
                        new Recipient(person.name(), mail, languageOf(person), AddressedBy.IN_PERSON, person.id())));
        return new Found(
                recipient, recipient.isPresent() ? "in person" : "is not with us any more, or has no mail address");
    }

    /** Of somebody who has none, the one that the departments of the posts are written to in. */
    private Language languageOf(Person person) {
        return person.language().or(() -> people.languageOfPosts(person.id())).orElse(Language.EN);
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
