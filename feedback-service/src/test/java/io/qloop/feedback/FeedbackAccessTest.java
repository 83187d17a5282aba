package io.qloop.feedback;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class FeedbackAccessTest extends EndpointSecurityTest {}
