package io.qloop.feedback.information;

import io.qloop.feedback.feedback.Channel;

/** How something was heard; more ways than customers have to give a feedback. */
public enum Medium {
    ORAL(Channel.VISIT),
    VISIT(Channel.VISIT),
    MEETING(Channel.VISIT),
    TELEPHONE(Channel.PHONE),
    E_MAIL(Channel.E_MAIL),
    LETTER(Channel.LETTER),
    FAX(Channel.LETTER),
    /** An order or contract. */
    ORDER(Channel.LETTER),
    /** An inquiry sheet, an opinion book. */
    SHEET(Channel.LETTER),
    MEDIA(Channel.WEB);

    private final Channel channel;

    Medium(Channel channel) {
        this.channel = channel;
    }

    /** The nearest channel of a feedback that is raised of it. */
    Channel channel() {
        return channel;
    }
}
