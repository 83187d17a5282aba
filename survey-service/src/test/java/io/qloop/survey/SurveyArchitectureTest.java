package io.qloop.survey;

import io.qloop.platform.testing.ArchitectureTest;

class SurveyArchitectureTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "survey";
    }
}
