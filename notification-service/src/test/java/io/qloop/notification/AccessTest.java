package io.qloop.notification;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.EndpointSecurityTest;
import java.util.Set;

@MailTest
class AccessTest extends EndpointSecurityTest {

    @Override
    protected Set<String> publicOperations() {
        return Set.of(
                "GET /api/v1/acknowledgements/{token}",
                "POST /api/v1/acknowledgements/{token}",
                "GET /api/v1/mail-files/{token}");
    }
}
