package io.qloop.platform.erasure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tables may name a customer's people: a bean of the package that the tables belong to, or of a whole service that has
 * few. A table that is in neither list fails the service's {@code PersonalDataTest}.
 */
public interface PersonalData {

    /** A condition of SQL that narrows a table to the cases of the customer; its column {@code case_id} is text. */
    String OF_ITS_CASES = "case_id in (select case_id from erased_case)";

    /** The same for a table with the customer's id in {@code customer_id}. */
    String OF_THE_CUSTOMER = "customer_id = :customer";

    default List<Table> tables() {
        return List.of();
    }

    /**
     * Queries of SQL for cases that may name the customer's people although no customer, or another one, is written down in
     * them; the customer is {@code :customer}.
     */
    default List<String> furtherCases() {
        return List.of();
    }

    /** The tables with words that name no customer's people, and why. */
    default Map<String, String> without() {
        return Map.of();
    }

    /** What stands in the place of a person in a column that holds nothing else. */
    enum Becomes {
        PSEUDONYM,
        MAIL,
        NOTHING
    }

    /**
     * A table that may name people.
     *
     * @param ofCustomer condition of SQL for the rows of one customer, who is {@code :customer} in it
     * @param words      columns with logins or free words; where the person is named the pseudonym is put
     * @param person     columns that hold one person: when one of them is the erased one, all are replaced
     */
    record Table(String name, String ofCustomer, Set<String> words, Map<String, Becomes> person) {

        public static Table ofWords(String name, String ofCustomer, String... words) {
            return new Table(name, ofCustomer, Set.of(words), Map.of());
        }
    }
}
