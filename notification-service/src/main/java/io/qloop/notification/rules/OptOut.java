package io.qloop.notification.rules;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether readers may do without; where it is not said they may not. */
@Schema(name = "MessageRuleOptOut")
enum OptOut {
    ALLOWED
}
