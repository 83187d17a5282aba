package io.qloop.complaint;

import io.qloop.platform.testing.OpenApiTest;
import io.qloop.platform.testing.ServiceTest;

@ServiceTest
class ComplaintOpenApiTest extends OpenApiTest {}
