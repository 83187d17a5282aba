/** A closed complaint leads to a survey. Nobody calls this package; it hears complaint-service's events. */
package io.qloop.survey.complaint;
