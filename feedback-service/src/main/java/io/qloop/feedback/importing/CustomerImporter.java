package io.qloop.feedback.importing;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers; whom the ERP has told of, an import does not change. */
@ApplicationScoped
class CustomerImporter implements Importer {

    private final ImportedMasterData masterData;
    private final TellCustomers tellCustomers;

    CustomerImporter(ImportedMasterData masterData, TellCustomers tellCustomers) {
        this.masterData = masterData;
        this.tellCustomers = tellCustomers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CUSTOMERS;
    }

    @Override
    public Map<String, String> complete(Map<String, String> values) {
        var complete = Names.complete(values);
        complete.putIfAbsent("language", "zh");
        complete.putIfAbsent("active", "yes");
        return complete;
    }

    @Override
    public String key(TableImport of, Map<String, String> values) {
        return values.get("customerId");
    }

    @Override
    public List<Verdict> judge(TableImport of, List<RightRow> rows) {
        return masterData.judge(kind(), "customerId", rows);
    }

    @Override
    public void write(TableImport of, List<RightRow> rows) {
        tellCustomers.handle(
                of, rows.stream().collect(toMap(RightRow::key, RightRow::values, (a, _) -> a, LinkedHashMap::new)));
    }
}
