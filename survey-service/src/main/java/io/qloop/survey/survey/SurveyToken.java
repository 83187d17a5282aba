package io.qloop.survey.survey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of a survey's public link: 256 random bits, safe in a URL. Who has it may answer, so we keep only its SHA-256;
 * the token itself leaves in the event that sends the survey, and nowhere else. (A plain hash is enough: nobody guesses
 * 256 random bits.)
 */
record SurveyToken(String value) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    SurveyToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A survey token has 43 characters of base64url");
        }
    }

    static SurveyToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SurveyToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token in a link, or nothing if what stands there cannot be one. */
    static Optional<SurveyToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SurveyToken(text)) : Optional.empty();
    }

    /** What is stored and looked up: the SHA-256 in hexadecimal digits. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Says nothing, so that no log can tell it. */
    @Override
    public String toString() {
        return "SurveyToken[hidden]";
    }
}
