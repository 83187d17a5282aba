package io.qloop.returns;

import io.qloop.platform.testing.PersonalDataTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ReturnsPersonalTest extends PersonalDataTest {}
