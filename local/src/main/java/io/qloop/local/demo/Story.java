package io.qloop.local.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;

/** Tells on the console, in Chinese and English, what is done and what was seen, and counts what did not hold. */
final class Story {

    private final PrintStream out;
    private final ResourceBundle english = texts(Locale.ROOT);
    private final ResourceBundle chinese = texts(Locale.CHINESE);
    private int held;
    private int broken;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String key) {
        out.println();
        out.println("━━ " + say("chapter." + key));
    }

    /** Does one step and says what was seen; a step that does not hold ends the chapter. */
    <T> T step(String key, Callable<T> action, Seen<T> seen) {
        try {
            var result = action.call();
            var facts = seen.in(result);
            held++;
            out.println("  ✓ " + say("step." + key));
            out.println("      " + facts);
            out.flush();
            return result;
        } catch (Exception e) {
            broken++;
            out.println("  ✗ " + say("step." + key));
            out.println("      " + (e.getMessage() == null ? e : e.getMessage()));
            out.flush();
            throw new Broken(e);
        }
    }

    /** Plays a chapter; a broken one is told, and the next chapter is played all the same. */
    void play(String chapter, Runnable steps) {
        chapter(chapter);
        try {
            steps.run();
        } catch (Broken e) {
            out.println("      " + say("chapter-broken"));
        }
    }

    /** Nothing was broken. */
    boolean end() {
        out.println();
        out.println((broken == 0 ? "✓ " : "✗ ") + say(broken == 0 ? "all-held" : "not-all-held") + "  (✓ " + held
                + ", ✗ " + broken + ")");
        out.flush();
        return broken == 0;
    }

    private String say(String key) {
        return chinese.getString(key) + " · " + english.getString(key);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "demo.story",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Puts into words what a result shows; may throw when it is not what should be there. */
    @FunctionalInterface
    interface Seen<T> {
        String in(T result) throws Exception;
    }

    /** A step did not hold; already told. */
    static final class Broken extends RuntimeException {
        Broken(Exception cause) {
            super(cause);
        }
    }
}
