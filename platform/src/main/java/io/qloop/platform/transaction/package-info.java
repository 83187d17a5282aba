/** What happens around the commit of a transaction. For the other packages of the platform. */
package io.qloop.platform.transaction;
