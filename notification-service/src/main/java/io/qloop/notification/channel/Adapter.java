package io.qloop.notification.channel;

import java.time.Instant;
import java.util.Map;

/** How a kind of channel is spoken to: what a call looks like, and what its answer means. One bean for each kind. */
interface Adapter {

    ChannelKind kind();

    /** A call at this moment, signed where the channel has a secret. */
    Call call(Channel channel, Dispatch dispatch, Instant at);

    /** What an answer says that came with a status of 2xx. */
    Verdict read(int status, String body);

    /** How many calls a minute the other end takes from us. */
    int perMinute();

    /**
     * A POST.
     *
     * @param query   what is added to the address's own; empty for nothing
     * @param headers beside the content type, which is always JSON
     */
    record Call(String query, Map<String, String> headers, String body) {

        static Call of(String body) {
            return new Call("", Map.of(), body);
        }
    }

    /** What became of a call. The details are for the ledger. */
    sealed interface Verdict {

        record Taken(String detail) implements Verdict {}

        /** It will never be taken like this. */
        record Refused(String detail) implements Verdict {}

        /** The other end takes nothing at the moment. */
        record Later(String detail) implements Verdict {}
    }
}
