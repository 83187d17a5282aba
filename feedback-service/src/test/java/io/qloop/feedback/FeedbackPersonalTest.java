package io.qloop.feedback;

import io.qloop.platform.testing.PersonalDataTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class FeedbackPersonalTest extends PersonalDataTest {}
