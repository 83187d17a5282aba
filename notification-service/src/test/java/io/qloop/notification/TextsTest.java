package io.qloop.notification;

import io.qloop.platform.testing.MessagesTest;

class TextsTest extends MessagesTest {}
