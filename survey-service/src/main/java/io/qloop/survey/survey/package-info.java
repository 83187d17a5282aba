/**
 * A question to a customer after its complaint was closed, from the sending to the answer. Our own people list surveys;
 * the customer answers over the public link; the packages that hear events of others send surveys.
 */
package io.qloop.survey.survey;
