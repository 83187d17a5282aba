package io.qloop.returns;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ServiceTest
class ReturnsOpenApiTest extends OpenApiTest {}
