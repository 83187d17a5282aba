package io.qloop.feedback.importing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.qloop.platform.erasure.ErasedAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The people at customers that were imported; whom the ERP has told of, it tells with its people. An import adds and changes
 * contacts, it removes none.
 */
@ApplicationScoped
class ContactImporter implements Importer {

    /** What the contract of master data allows. */
    private static final int MOST_OF_A_CUSTOMER = 50;

    /** Stands in no customer's id. */
    private static final String SEPARATOR = "\t";

    private final ImportedMasterData masterData;
    private final ImportedContacts contacts;
    private final StagedRows staged;
    private final TellCustomers tellCustomers;
    private final ErasedAddresses erased;

    ContactImporter(
            ImportedMasterData masterData,
            ImportedContacts contacts,
            StagedRows staged,
            TellCustomers tellCustomers,
            ErasedAddresses erased) {
        this.masterData = masterData;
        this.contacts = contacts;
        this.staged = staged;
        this.tellCustomers = tellCustomers;
        this.erased = erased;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTACTS;
    }

    /** An address is the same however its letters are written. */
    @Override
    public Map<String, String> complete(Map<String, String> values) {
        var complete = new HashMap<>(values);
        complete.computeIfPresent("mail", (_, mail) -> mail.toLowerCase(Locale.ROOT));
        return complete;
    }

    @Override
    public String key(TableImport of, Map<String, String> values) {
        return key(values.get("customerId"), values.get("mail"));
    }

    private static String key(String customerId, String mail) {
        return customerId + SEPARATOR + mail;
    }

    @Override
    public List<Verdict> judge(TableImport of, List<RightRow> rows) {
        var ids = rows.stream().map(row -> row.get("customerId")).distinct().toList();
        var imported = masterData.told(ImportKind.CUSTOMERS, ids).keySet();
        var toldByErp = masterData.toldByErp(ImportKind.CUSTOMERS, ids);
        var known = contacts.of(ids);
        var byKey = known.stream().collect(toMap(it -> key(it.customerId(), it.mail()), Function.identity()));
        var numbers = new HashMap<>(known.stream().collect(groupingBy(ImportedContact::customerId, counting())));
        ids.forEach(id -> numbers.merge(id, staged.added(of.id(), id + SEPARATOR), Long::sum));
        var verdicts = new ArrayList<Verdict>();
        for (var row : rows) {
            var customer = row.get("customerId");
            var faults = new ArrayList<CellFault>();
            if (toldByErp.contains(customer)) {
                faults.add(row.fault("customerId", "import-told-by-erp"));
            } else if (!imported.contains(customer)) {
                faults.add(row.fault("customerId", "import-unknown-customer"));
            }
            if (erased.contains(customer, row.get("mail"))) {
                faults.add(row.fault("mail", "import-contact-erased"));
            }
            var outcome = compare(byKey.get(row.key()), row);
            if (outcome == Outcome.ADDED && numbers.merge(customer, 1L, Long::sum) > MOST_OF_A_CUSTOMER) {
                faults.add(row.fault("customerId", "import-contacts-too-many", MOST_OF_A_CUSTOMER));
            }
            verdicts.add(Verdict.of(faults, outcome));
        }
        return verdicts;
    }

    private static Outcome compare(ImportedContact known, RightRow row) {
        if (known == null) {
            return Outcome.ADDED;
        }
        return known.name().equals(row.get("contactName")) && Objects.equals(known.role(), row.get("role"))
                ? Outcome.UNCHANGED
                : Outcome.CHANGED;
    }

    @Override
    public void write(TableImport of, List<RightRow> rows) {
        contacts.put(rows.stream()
                .map(row -> new ImportedContact(
                        row.get("customerId"), row.get("contactName"), row.get("mail"), row.get("role")))
                .toList());
        var ids = rows.stream().map(row -> row.get("customerId")).distinct().toList();
        tellCustomers.handle(of, masterData.told(ImportKind.CUSTOMERS, ids));
    }
}
