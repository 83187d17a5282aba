/**
 * Early warning: feedbacks are counted per product, customer and kind; where there are more of them than chance explains,
 * a warning is raised, which is a case with a procedure of its own (FB-033).
 */
package io.qloop.feedback.warning;
