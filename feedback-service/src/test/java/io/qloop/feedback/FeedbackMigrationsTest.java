package io.qloop.feedback;

import io.qloop.platform.testing.MigrationsTest;
import java.util.Set;

class FeedbackMigrationsTest extends MigrationsTest {

    @Override
    protected Set<String> beforeTheFirstRelease() {
        return Set.of("V102", "V120", "V220", "V221");
    }
}
