package io.qloop.feedback.continuation;

import io.qloop.platform.i18n.Text;
import java.util.UUID;

/** What of the way of a complaint matters here. */
record ComplaintStageEntered(UUID caseId, Text stageName) {}
