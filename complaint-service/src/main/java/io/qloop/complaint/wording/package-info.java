/** Words that this service itself puts into a case, in both languages. For everybody in this service. */
package io.qloop.complaint.wording;
