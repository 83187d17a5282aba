package io.qloop.complaint;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ServiceTest
class ComplaintAccessTest extends EndpointSecurityTest {}
