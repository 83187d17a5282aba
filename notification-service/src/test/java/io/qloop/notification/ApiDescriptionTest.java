package io.qloop.notification;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.OpenApiTest;

@MailTest
class ApiDescriptionTest extends OpenApiTest {}
