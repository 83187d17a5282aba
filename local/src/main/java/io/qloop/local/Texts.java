package io.qloop.local;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the launcher says, in the language of the terminal: Chinese where its locale is Chinese, otherwise English. */
public final class Texts {

    private static final ResourceBundle TERMINAL = in(Locale.getDefault());

    private Texts() {}

    /** The text with this key, its gaps filled. */
    public static String text(String key, Object... gaps) {
        return fill(TERMINAL, key, gaps);
    }

    static String fill(ResourceBundle language, String key, Object... gaps) {
        var words = new Object[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            words[i] = String.valueOf(gaps[i]); // a port is no amount: no thousands separators
        }
        return new MessageFormat(language.getString(key), Locale.ROOT).format(words);
    }

    static ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(
                "messages/local",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
