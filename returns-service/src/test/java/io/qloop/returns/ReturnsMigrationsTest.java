package io.qloop.returns;

import io.qloop.platform.testing.MigrationsTest;

class ReturnsMigrationsTest extends MigrationsTest {}
