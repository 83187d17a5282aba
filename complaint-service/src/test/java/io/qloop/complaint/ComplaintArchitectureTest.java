package io.qloop.complaint;

import io.qloop.platform.testing.ArchitectureTest;

class ComplaintArchitectureTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "complaint";
    }
}
