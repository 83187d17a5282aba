package io.qloop.feedback.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    /** 镕 is in GBK and not in GB 2312, 𠮷 in GB 18030 only. */
    private static final String WORDS = "镕基，线径偏大𠮷";

    @ParameterizedTest
    @ValueSource(strings = {"GB2312", "gbk", "GB18030", "x-unheard-of", "us-ascii", ""})
    void readsWhateverChineseProgramsCallTheirCharacters(String charset) {
        assertThat(Words.decoded(WORDS.getBytes(Charset.forName("GB18030")), charset))
                .isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "gb2312x", "us-ascii", ""})
    void readsUtf8EvenWhereItIsNotSaid(String charset) {
        assertThat(Words.decoded(WORDS.getBytes(StandardCharsets.UTF_8), charset))
                .isEqualTo(WORDS);
    }

    @Test
    void readsWhatIsWrittenInAnotherCharacterSet() {
        assertThat(Words.decoded("Größe".getBytes(StandardCharsets.ISO_8859_1), "iso-8859-1"))
                .isEqualTo("Größe");
        assertThat(Words.decoded("線徑".getBytes(Charset.forName("Big5")), "big5"))
                .isEqualTo("線徑");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    =?UTF-8?Q?Gr=C3=B6=C3=9Fe_falsch?= | Größe falsch
                    =?utf-8*de?q?Gr=C3=B6=C3=9Fe?= | Größe
                    Re: =?gb2312?B?z9++tsar?= and more | Re: 线径偏 and more
                    =?UTF-8?B?57q/?= =?UTF-8?B?5b6E?= | 线径
                    =?UTF-8?Q?a?= b =?UTF-8?Q?c?= | a b c
                    100 % =? is no word | 100 % =? is no word
                    =?UTF-8?Q?50=25=?= | 50%=
                    """)
    void readsEncodedWords(String header, String words) {
        assertThat(Words.decoded(header)).isEqualTo(words);
    }

    @Test
    void joinsACharacterThatWasCutInTwo() {
        var bytes = "线径偏大".getBytes(StandardCharsets.UTF_8);
        var header = word(bytes, 0, 4) + "\r\n " + word(bytes, 4, bytes.length);

        assertThat(Words.decoded(header)).isEqualTo("线径偏大");
    }

    @Test
    void readsAHeaderThatNobodyEncoded() {
        for (var charset : new String[] {"GBK", "UTF-8"}) {
            var header = new String("线径偏大".getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);

            assertThat(Words.decoded(header)).isEqualTo("线径偏大");
        }
    }

    private static String word(byte[] bytes, int from, int to) {
        var part = Arrays.copyOfRange(bytes, from, to);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(part) + "?=";
    }
}
