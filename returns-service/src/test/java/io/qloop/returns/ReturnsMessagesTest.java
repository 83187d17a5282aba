package io.qloop.returns;

import io.qloop.platform.testing.MessagesTest;

class ReturnsMessagesTest extends MessagesTest {}
