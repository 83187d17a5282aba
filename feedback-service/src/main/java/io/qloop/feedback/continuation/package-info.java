/**
 * What complaint-service and returns-service tell of the complaints and returns that feedbacks became. Called by events only.
 */
package io.qloop.feedback.continuation;
