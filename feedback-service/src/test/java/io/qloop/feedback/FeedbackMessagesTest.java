package io.qloop.feedback;

import io.qloop.platform.testing.MessagesTest;

class FeedbackMessagesTest extends MessagesTest {}
