package io.qloop.notification;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.EndpointSecurityTest;

@MailTest
class AccessTest extends EndpointSecurityTest {}
