package io.qloop.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qloop.local.Addresses;
import java.io.PrintStream;

/** Plays a story of the company against a running product, as often as one likes. */
public final class Demo {

    private Demo() {}

    /** The stories that can be played, by the word that asks for them. */
    public enum Name {
        /** Goods come back, and the circle closes. */
        RETURNS,
        /** What customers say: a feedback of each class, a mail, a visit, the end of the month. */
        FEEDBACK,
        /** Who is told next when nobody reacts, in minutes in the place of hours. */
        ESCALATION
    }

    /** Plays the story on the console; 0 if everything held. */
    public static int run(Name name, Addresses addresses) {
        var story = new Story(new PrintStream(System.out, true, UTF_8));
        try (var rest = new Rest(addresses);
                var bus = new Bus(addresses)) {
            var play =
                    switch (name) {
                        case RETURNS -> new ReturnPlay(addresses, story, rest, bus);
                        case FEEDBACK -> new FeedbackPlay(addresses, story, rest);
                        case ESCALATION -> new EscalationPlay(addresses, story, rest);
                    };
            play.play();
        }
        return story.end() ? 0 : 1;
    }
}
