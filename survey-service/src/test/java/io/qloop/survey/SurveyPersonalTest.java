package io.qloop.survey;

import io.qloop.platform.testing.PersonalDataTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class SurveyPersonalTest extends PersonalDataTest {}
