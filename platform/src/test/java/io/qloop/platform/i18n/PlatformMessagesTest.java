package io.qloop.platform.i18n;

import io.qloop.platform.testing.MessagesTest;

class PlatformMessagesTest extends MessagesTest {}
