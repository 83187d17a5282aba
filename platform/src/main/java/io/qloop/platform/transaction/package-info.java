/** What happens around the commit of a transaction, and what follows where it failed. */
package io.qloop.platform.transaction;
