package io.qloop.complaint;

import io.qloop.platform.testing.PresetsTest;

class ComplaintPresetsTest extends PresetsTest {}
