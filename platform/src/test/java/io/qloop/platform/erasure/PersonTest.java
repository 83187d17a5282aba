package io.qloop.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("AH-81")
class PersonTest {

    private static final Person GU = new Person(
            Optional.of("顾敏"),
            Optional.of("gu.min@acme.example"),
            Optional.of("+86 138-0013-8000"),
            Optional.of("acme.gu"),
            "Person-7K2M9QXA");

    private static final Person LI = new Person(
            Optional.of("Li Wei"),
            Optional.of("li@acme.example"),
            Optional.empty(),
            Optional.empty(),
            "Person-7K2M9QXA");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            请联系顾敏女士            | 请联系Person-7K2M9QXA女士
            GU.MIN@ACME.EXAMPLE       | person-7k2m9qxa@erased.invalid
            to gu.min@acme.example.   | to person-7k2m9qxa@erased.invalid.
            a.gu.min@acme.example     | a.gu.min@acme.example
            gu.min@acme.example.cn    | gu.min@acme.example.cn
            电话：13800138000          | 电话：13800138000
            电话：8613800138000        | 电话：Person-7K2M9QXA
            +86 (138) 0013 8000 转 1   | Person-7K2M9QXA 转 1
            18613800138000            | 18613800138000
            by acme.gu, acme.guo      | by Person-7K2M9QXA, acme.guo
            """)
    void isTakenOutOfATextAndNobodyElse(String text, String without) {
        assertThat(GU.takenOutOf(text)).isEqualTo(without);
        assertThat(GU.isNamedIn(text)).isEqualTo(!text.equals(without));
        assertThat(isFoundByTheDatabase(GU, text) || text.equals(without)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mr LI  Wei said          | Mr Person-7K2M9QXA said
            Li Weiland, Kali Wei     | Li Weiland, Kali Wei
            (li wei)                 | (Person-7K2M9QXA)
            ali@acme.example         | ali@acme.example
            """)
    void isTakenForNobodyWhoseNameOnlyHoldsIt(String text, String without) {
        assertThat(LI.takenOutOf(text)).isEqualTo(without);
        assertThat(isFoundByTheDatabase(LI, text) || text.equals(without)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"顾敏, true", "' 顾敏 ', true", "顾敏女士, false", "Gu.Min@acme.example, true", "max@acme.example, false"})
    void isAloneInAField(String value, boolean is) {
        assertThat(GU.is(value)).isEqualTo(is);
    }

    /** The expression means the same to PostgreSQL. */
    private static boolean isFoundByTheDatabase(Person person, String text) {
        return Pattern.compile(person.loosely(), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
