/**
 * What each department that a feedback concerns does about it: recorded, decided on by its head, completed. Called over REST
 * by our own people; together they fill the countermeasure of the feedback's form.
 */
package io.qloop.feedback.countermeasure;
