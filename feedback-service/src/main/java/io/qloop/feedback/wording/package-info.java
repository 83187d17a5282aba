/**
 * Which words a customer's text consists of, in Chinese and English, and the index by which feedbacks are found by them. Knows
 * no feedback, only its id; called by whatever records or looks for one.
 */
package io.qloop.feedback.wording;
