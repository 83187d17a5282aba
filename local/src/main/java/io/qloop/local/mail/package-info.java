/** The main class of the mail process: GreenMail, with mailboxes that outlive it. Called by nobody. */
package io.qloop.local.mail;
