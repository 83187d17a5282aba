package io.qloop.platform.identity;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;
import java.util.Set;

@ServiceTest
class AccessTest extends EndpointSecurityTest {

    @Override
    protected Set<String> publicOperations() {
        return Set.of("GET /api/v1/notes/open", "GET /api/v1/notes/broken/{how}");
    }
}
