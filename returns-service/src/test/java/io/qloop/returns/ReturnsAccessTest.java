package io.qloop.returns;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ReturnsAccessTest extends EndpointSecurityTest {}
