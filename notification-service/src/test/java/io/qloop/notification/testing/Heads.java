package io.qloop.notification.testing;

import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;

/** The mail addresses of those whom most events are told to. */
public record Heads(
        String sales,
        String quality,
        String technology,
        String logistics,
        String generalManager,
        String leaderInCharge) {

    /** Makes somebody new each of them. */
    public static Heads appointed() {
        var heads = new Heads(
                appoint("sales", "zh", "孙销售"),
                appoint("quality", "zh", "李质量"),
                appoint("technology", "en", "Wu"),
                appoint("logistics", "zh", "何物流"),
                freshAddress("general-manager"),
                freshAddress("leader"));
        Company.lead(heads.generalManager, heads.leaderInCharge);
        return heads;
    }
}
