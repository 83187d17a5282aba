package io.qloop.complaint;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ServiceTest
class ComplaintOpenApiTest extends OpenApiTest {}
