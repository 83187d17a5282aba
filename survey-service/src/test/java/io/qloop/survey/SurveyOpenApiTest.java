package io.qloop.survey;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class SurveyOpenApiTest extends OpenApiTest {}
