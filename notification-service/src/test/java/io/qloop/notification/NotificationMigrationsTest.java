package io.qloop.notification;

import io.qloop.platform.testing.MigrationsTest;
import java.util.Set;

class NotificationMigrationsTest extends MigrationsTest {

    @Override
    protected Set<String> beforeTheFirstRelease() {
        return Set.of("V120");
    }
}
