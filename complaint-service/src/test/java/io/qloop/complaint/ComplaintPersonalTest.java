package io.qloop.complaint;

import io.qloop.platform.testing.PersonalDataTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ComplaintPersonalTest extends PersonalDataTest {}
