package io.qloop.returns.masterdata;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where returns may name a customer's people. */
@ApplicationScoped
class ReturnsPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.ofWords(
                        "goods_return_line",
                        "return_id in (select id from goods_return where customer_id = :customer)",
                        "packaging",
                        "remark"),
                Table.ofWords("inspection", OF_THE_CUSTOMER, "cause"),
                Table.ofWords("requested_return", OF_THE_CUSTOMER, "subject", "reason", "requested_by"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of(
                "customer",
                "Names companies, not people",
                "product",
                "Names goods",
                "delivery",
                "Codes and numbers",
                "delivery_line",
                "Codes and numbers",
                "goods_return",
                "Codes and numbers",
                "inspection_defect",
                "Codes and numbers",
                "inspection_disposition",
                "Codes and numbers");
    }
}
