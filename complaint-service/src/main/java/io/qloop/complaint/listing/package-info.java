/** How a list is asked from the database: filters that were given, keyset on the id. For the repositories. */
package io.qloop.complaint.listing;
