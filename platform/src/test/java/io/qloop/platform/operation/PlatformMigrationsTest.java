package io.qloop.platform.operation;

import io.qloop.platform.testing.MigrationsTest;
import java.util.Set;

class PlatformMigrationsTest extends MigrationsTest {

    @Override
    protected Set<String> beforeTheFirstRelease() {
        return Set.of("V5", "V10", "V12");
    }
}
