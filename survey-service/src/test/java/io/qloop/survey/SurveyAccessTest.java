package io.qloop.survey;

import io.qloop.platform.testing.EndpointSecurityTest;
import io.qloop.platform.testing.ServiceTest;
import java.util.Set;

@ServiceTest
class SurveyAccessTest extends EndpointSecurityTest {

    @Override
    protected Set<String> publicOperations() {
        return Set.of("GET /api/v1/survey-answers/{token}", "POST /api/v1/survey-answers/{token}");
    }
}
