/**
 * The procedures that a company works by: adopted from presets, edited, retired, each for a scope. Services ask
 * {@link io.qloop.platform.procedure.adoption.Procedures}; administrators use the REST resource.
 */
package io.qloop.platform.procedure.adoption;
