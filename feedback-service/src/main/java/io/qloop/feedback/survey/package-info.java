/**
 * A low score in a survey becomes a feedback by itself. Nobody calls this package; it hears survey-service's events.
 */
package io.qloop.feedback.survey;
