package io.qloop.returns;

import io.qloop.platform.testing.ArchitectureTest;

class ReturnsArchitectureTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "returns";
    }
}
