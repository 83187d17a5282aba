package io.qloop.platform.erasure;

import io.qloop.platform.testing.PersonalDataTest;
import io.qloop.platform.testing.ServiceTest;
import java.util.Set;

@ServiceTest
class PlatformPersonalTest extends PersonalDataTest {

    @Override
    protected Set<String> tablesOfTests() {
        return Set.of("note", "sample");
    }
}
