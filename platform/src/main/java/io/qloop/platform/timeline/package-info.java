/**
 * One list of everything that happened in a case's loop (docs/timeline.md): what the service knows of its own cases, told by
 * each {@link io.qloop.platform.timeline.CaseHistory} when somebody asks, and what other services announced, kept in few codes.
 * A service that shows it names the topics that it keeps ({@code qloop.timeline.hears}) and has one resource.
 */
package io.qloop.platform.timeline;
