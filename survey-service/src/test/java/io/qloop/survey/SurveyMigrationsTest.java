package io.qloop.survey;

import io.qloop.platform.testing.MigrationsTest;
import java.util.Set;

class SurveyMigrationsTest extends MigrationsTest {

    @Override
    protected Set<String> beforeTheFirstRelease() {
        return Set.of("V120");
    }
}
