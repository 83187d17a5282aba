/**
 * What the company reports of its feedbacks: the summary of a month with its emphasised items, by itself at the month's end and
 * whenever somebody asks, as of any past moment. Called over REST by our own people only.
 */
package io.qloop.feedback.report;
