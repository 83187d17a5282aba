package io.qloop.returns;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ReturnsOpenApiTest extends OpenApiTest {}
