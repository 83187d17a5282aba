package io.qloop.returns;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ServiceTest
class ReturnsAccessTest extends EndpointSecurityTest {}
