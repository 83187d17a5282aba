package io.qloop.feedback.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Takes a text apart: English words to their stems, Chinese to pairs of neighbouring signs, since no space says where a
 * Chinese word ends. The last sign of a run stands alone as well, so that a search for one sign finds every place of it.
 */
public final class Words {

    private static final String SIGN = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.IDEOGRAPHIC];

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            var words = new EnglishPossessiveFilter(new LowerCaseFilter(new CJKWidthFilter(source)));
            return new TokenStreamComponents(
                    source, new PorterStemFilter(new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)));
        }
    };

    private Words() {}

    /**
     * A piece of a text.
     *
     * @param term   as it is compared: {@code insul}, {@code 漆膜}
     * @param said   as it stands in the text: {@code insulation}
     * @param signs  how many Chinese signs it has, 0 for a word of letters or digits
     */
    public record Word(String term, String said, int signs) {}

    /** The words of a text in their order, as the index holds them. */
    public static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        for (var run : runs(text)) {
            for (int i = 0; i + 1 < run.size(); i++) {
                words.add(pair(run.get(i), run.get(i + 1)));
            }
            words.add(run.getLast());
        }
        return words;
    }

    /** The words that are looked for: of a run of Chinese signs the pairs only, since its end may go on in the text. */
    public static List<Word> wanted(String text) {
        var words = new ArrayList<Word>();
        for (var run : runs(text)) {
            for (int i = 0; i + 1 < run.size(); i++) {
                words.add(pair(run.get(i), run.get(i + 1)));
            }
            if (run.size() == 1) {
                words.add(run.getFirst());
            }
        }
        return words;
    }

    /** Is the term a single Chinese sign, which says little by itself? */
    public static boolean isSign(String term) {
        return term.codePointCount(0, term.length()) == 1 && Character.isIdeographic(term.codePointAt(0));
    }

    private static Word pair(Word first, Word second) {
        return new Word(first.term() + second.term(), first.said() + second.said(), 2);
    }

    /** Signs that follow each other immediately are a run; every other word is one of its own. */
    private static List<List<Word>> runs(String text) {
        var runs = new ArrayList<List<Word>>();
        int end = -1;
        try (var tokens = ANALYZER.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var type = tokens.addAttribute(TypeAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var isSign = type.type().equals(SIGN);
                var word = new Word(
                        term.toString(),
                        text.substring(place.startOffset(), place.endOffset()).toLowerCase(Locale.ROOT),
                        isSign ? 1 : 0);
                if (isSign && place.startOffset() == end) {
                    runs.getLast().add(word);
                } else {
                    runs.add(new ArrayList<>(List.of(word)));
                }
                end = isSign ? place.endOffset() : -1;
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory", e);
        }
        return runs;
    }
}
