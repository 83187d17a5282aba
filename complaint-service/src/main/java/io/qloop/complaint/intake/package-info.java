/**
 * Where other services' words become complaints: nonconforming inspections and escalated feedbacks. Called by events
 * only.
 */
package io.qloop.complaint.intake;
