package io.qloop.feedback;

import io.qloop.platform.testing.ArchitectureTest;

class FeedbackArchitectureTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "feedback";
    }
}
