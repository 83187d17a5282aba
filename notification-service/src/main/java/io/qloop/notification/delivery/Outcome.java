package io.qloop.notification.delivery;

import io.qloop.notification.message.Trouble;

/** How an attempt ended. The details are for the ledger only: a mail server's answer may name the recipient. */
sealed interface Outcome {

    /** The mail server took the mail. */
    record Accepted() implements Outcome {}

    /** It certainly did not go out, and never will like this. */
    record Refused(Trouble trouble, String detail) implements Outcome {}

    /** It certainly did not go out; trying again later may help. */
    record Postponed(Trouble trouble, String detail) implements Outcome {}

    /** The mail server cannot be talked to; no message can go out now. */
    record ServerAway(Trouble trouble, String detail) implements Outcome {}

    /** The mail was handed in, but no answer came: it may have gone out or not. */
    record InDoubt(String detail) implements Outcome {}
}
