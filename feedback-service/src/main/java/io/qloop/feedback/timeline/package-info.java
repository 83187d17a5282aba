/** Everything that happened in the loop of a feedback, in one list, for our own people over REST (docs/timeline.md). */
package io.qloop.feedback.timeline;
