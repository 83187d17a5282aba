package io.qloop.survey;

import io.qloop.platform.testing.MessagesTest;

class SurveyMessagesTest extends MessagesTest {}
