package io.qloop.platform;

import io.qloop.platform.testing.ArchitectureTest;
import java.util.Set;

class PlatformArchitectureTest extends ArchitectureTest {

    @Override
    protected String module() {
        return "platform";
    }

    /** How an event comes in is one piece of machinery: reading it, knowing it again, keeping it when it fails. */
    @Override
    protected Set<String> oneFeature() {
        return Set.of("event", "inbox", "deadletter");
    }
}
