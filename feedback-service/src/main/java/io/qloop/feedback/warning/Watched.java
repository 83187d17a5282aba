package io.qloop.feedback.warning;

import io.qloop.platform.procedure.WarningRule.Dimension;

/** One product, customer or kind. */
record Watched(Dimension dimension, String key) {}
