package io.qloop.complaint;

import io.qloop.platform.testing.MessagesTest;

class ComplaintMessagesTest extends MessagesTest {}
