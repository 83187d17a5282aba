package io.qloop.feedback.importing;

import io.qloop.feedback.product.ProductChanged;
import io.qloop.feedback.product.Products;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Products; what the ERP has told of, an import does not change. */
@ApplicationScoped
class ProductImporter implements Importer {

    private static final String TYPE = "erp.product-changed.v1";

    private final ImportedMasterData masterData;
    private final Products products;
    private final Outbox outbox;

    ProductImporter(ImportedMasterData masterData, Products products, Outbox outbox) {
        this.masterData = masterData;
        this.products = products;
        this.outbox = outbox;
    }

    /** The whole product, as the contract wants it. */
    record Told(String productId, Text name, String unit, boolean active) {}

    @Override
    public ImportKind kind() {
        return ImportKind.PRODUCTS;
    }

    @Override
    public Map<String, String> complete(Map<String, String> values) {
        var complete = Names.complete(values);
        complete.putIfAbsent("active", "yes");
        return complete;
    }

    @Override
    public String key(TableImport of, Map<String, String> values) {
        return values.get("productId");
    }

    @Override
    public List<Verdict> judge(TableImport of, List<RightRow> rows) {
        return masterData.judge(kind(), "productId", rows);
    }

    @Override
    public void write(TableImport of, List<RightRow> rows) {
        var at = ImportedMasterData.toldAt(of);
        for (var row : rows) {
            masterData.tell(of, kind(), row.key(), row.values());
            var told = new Told(
                    row.key(),
                    new Text(row.get("nameEn"), row.get("nameZh")),
                    row.get("unit"),
                    row.get("active").equals("yes"));
            products.record(new ProductChanged(told.productId(), told.name(), told.active()), at);
            outbox.append(DomainEvent.inPlaceOfErp(TYPE, told.productId(), at, told));
        }
    }
}
