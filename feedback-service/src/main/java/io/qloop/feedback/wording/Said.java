package io.qloop.feedback.wording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a customer said, and about what: the part of a feedback by which it is found and compared.
 *
 * @param number empty for a draft
 */
public record Said(
        String number, String customerId, String subject, String content, List<String> products, List<String> lots) {

    /** The columns of {@code feedback} that it is made of. */
    public static final String COLUMNS = """
            f.number, f.customer_id, f.subject, f.content, f.product_id, f.lot, %s as products, %s as lots""".formatted(ofLines("productId"), ofLines("lot"));

    /** @param products of all lines, likewise the lots; each counts once */
    public Said {
        products = products.stream().distinct().toList();
        lots = lots.stream().distinct().toList();
    }

    /** @param row with the {@link #COLUMNS} */
    public static Said read(ResultSet row) throws SQLException {
        return new Said(
                row.getString("number"),
                row.getString("customer_id"),
                row.getString("subject"),
                row.getString("content"),
                ofLines(row, "product_id", "products"),
                ofLines(row, "lot", "lots"));
    }

    private static String ofLines(String field) {
        return "array(select jsonb_array_elements_text(jsonb_path_query_array(f.lines::jsonb, '$[*].%s')))"
                .formatted(field);
    }

    /** What stands in no line, the version before the lines has written. */
    private static List<String> ofLines(ResultSet row, String first, String all) throws SQLException {
        var inLines = (String[]) row.getArray(all).getArray();
        return Stream.concat(Stream.ofNullable(row.getString(first)), Stream.of(inLines))
                .toList();
    }

    public String text() {
        return subject + "\n" + content;
    }

    /** The words, each once, in the order of the text, with how it was said. */
    public Map<String, Words.Word> words() {
        return byTerm(Words.of(text()));
    }

    private static Map<String, Words.Word> byTerm(List<Words.Word> all) {
        var words = new LinkedHashMap<String, Words.Word>();
        all.forEach(word -> words.putIfAbsent(word.term(), word));
        return words;
    }

    /** The codes of the defects that it speaks of. */
    public Set<String> defects() {
        return Defects.in(text());
    }

    /** Everything that the index knows of it: the words, and marked by their kind what it is about. */
    public Set<String> terms() {
        var text = text();
        var all = Words.of(text);
        var terms = new LinkedHashSet<>(byTerm(all).keySet());
        terms.add(Kind.CUSTOMER.term(customerId));
        if (!number.isEmpty()) {
            terms.add(Kind.NUMBER.term(number));
            // One of an older register is known by its number there as well, which stands behind the name of that
            // register.
            terms.add(Kind.NUMBER.term(number.substring(number.indexOf('/') + 1)));
        }
        products.forEach(product -> terms.add(Kind.PRODUCT.term(product)));
        lots.stream()
                .map(LotCode::of)
                .flatMap(lot -> Stream.of(Kind.LOT.term(lot.code()), Kind.FAMILY.term(lot.family())))
                .forEach(terms::add);
        Defects.in(text, all).forEach(code -> terms.add(Kind.DEFECT.term(code)));
        return terms;
    }

    /** What a term of the index that is no word of the text stands for. No word has a colon in it. */
    public enum Kind {
        CUSTOMER("c:"),
        NUMBER("n:"),
        PRODUCT("p:"),
        LOT("l:"),
        FAMILY("f:"),
        DEFECT("d:");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        public String term(String code) {
            return mark + code.toLowerCase(Locale.ROOT);
        }

        /** The codes of this kind among the terms. */
        public Set<String> among(Set<String> terms) {
            var codes = new LinkedHashSet<String>();
            terms.stream()
                    .filter(term -> term.startsWith(mark))
                    .forEach(term -> codes.add(term.substring(mark.length())));
            return codes;
        }
    }
}
