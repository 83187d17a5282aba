package io.qloop.notification;

import io.qloop.platform.testing.ArchitectureTest;

class ArchitectureRulesTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "notification";
    }
}
