/**
 * What customers have said in a period, in numbers: told to the leaders at its end by itself (NT-009), and to our own people
 * whenever they ask.
 */
package io.qloop.survey.statistics;
