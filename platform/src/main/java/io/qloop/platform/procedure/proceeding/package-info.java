/**
 * A case under its procedure: where it stands, what is filled in, who signed, and which deadlines run. A service opens a
 * proceeding with each case; people go on with it over {@code /api/v1/services/{service}/proceedings}.
 */
package io.qloop.platform.procedure.proceeding;
