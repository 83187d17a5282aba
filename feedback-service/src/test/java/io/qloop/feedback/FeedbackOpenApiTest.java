package io.qloop.feedback;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class FeedbackOpenApiTest extends OpenApiTest {}
