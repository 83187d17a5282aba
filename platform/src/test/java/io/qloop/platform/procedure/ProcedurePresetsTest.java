package io.qloop.platform.procedure;

import io.qloop.platform.testing.PresetsTest;

/** The two procedures of the platform's own tests. */
class ProcedurePresetsTest extends PresetsTest {}
