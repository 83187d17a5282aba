package io.qloop.notification;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.PersonalDataTest;

@MailTest
class NotificationPersonalTest extends PersonalDataTest {}
