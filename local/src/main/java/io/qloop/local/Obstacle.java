package io.qloop.local;

/** What stands in the way, in one sentence for the person who typed the command; shown without a stack trace. */
public class Obstacle extends RuntimeException {

    public Obstacle(String sentence) {
        super(sentence);
    }

    public Obstacle(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
