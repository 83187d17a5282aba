package io.qloop.complaint;

import io.qloop.platform.testing.MigrationsTest;

class ComplaintMigrationsTest extends MigrationsTest {}
