package io.qloop.complaint;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ComplaintAccessTest extends EndpointSecurityTest {}
