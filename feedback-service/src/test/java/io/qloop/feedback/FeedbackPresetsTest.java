package io.qloop.feedback;

import io.qloop.platform.testing.PresetsTest;

class FeedbackPresetsTest extends PresetsTest {}
