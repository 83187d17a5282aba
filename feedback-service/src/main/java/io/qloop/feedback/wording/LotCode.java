package io.qloop.feedback.wording;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a lot, such as {@code L20261101-03}: a family ({@code L20261101-}) and a number in it. Lots of one family whose
 * numbers lie close together were made one after the other, lots whose codes differ in their day only were made in the same
 * week: what is wrong with one may be wrong with the other.
 */
public final class LotCode {

    private static final Pattern PARTS = Pattern.compile("(.*?)(\\d+)(\\D*)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)20\\d{6}(?!\\d)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private static final double OTHER_DAY = 0.5;

    private final String code;
    private final String family;
    private final BigInteger number;

    private LotCode(String code, String family, BigInteger number) {
        this.code = code;
        this.family = family;
        this.number = number;
    }

    public static LotCode of(String lot) {
        var code = lot.strip().toLowerCase(Locale.ROOT);
        var parts = PARTS.matcher(code);
        return parts.matches()
                ? new LotCode(code, parts.group(1) + parts.group(3), new BigInteger(parts.group(2)))
                : new LotCode(code, code, BigInteger.ZERO);
    }

    /** As it is compared. */
    public String code() {
        return code;
    }

    /** What the lots made one after the other share. */
    public String family() {
        return family;
    }

    /** The families of the days up to so many before and after, this one included. */
    public List<String> familiesWithin(int days) {
        var families = new ArrayList<String>();
        families.add(family);
        day().ifPresent(day -> {
            for (int i = 1; i <= days; i++) {
                families.add(family.replace(DATE.format(day), DATE.format(day.minusDays(i))));
                families.add(family.replace(DATE.format(day), DATE.format(day.plusDays(i))));
            }
        });
        return families;
    }

    /**
     * How close two lots are: 1 the same, 0 strangers.
     *
     * @param numbers how many numbers of one family apart they still are neighbours
     * @param days    how many days apart they still are neighbours
     */
    public double closeness(LotCode other, int numbers, int days) {
        if (code.equals(other.code)) {
            return 1;
        }
        if (family.equals(other.family)) {
            var apart = number.subtract(other.number).abs();
            return apart.compareTo(BigInteger.valueOf(numbers)) > 0 ? 0 : 1 - apart.doubleValue() / (numbers + 1);
        }
        var ours = day();
        var theirs = other.day();
        if (ours.isEmpty() || theirs.isEmpty() || !withoutDay().equals(other.withoutDay())) {
            return 0;
        }
        var apart = Math.abs(ChronoUnit.DAYS.between(ours.get(), theirs.get()));
        return apart > days ? 0 : OTHER_DAY * (1 - (double) apart / (days + 1));
    }

    private String withoutDay() {
        return DAY.matcher(family).replaceFirst("");
    }

    private Optional<LocalDate> day() {
        var day = DAY.matcher(family);
        try {
            return day.find() ? Optional.of(LocalDate.parse(day.group(), DATE)) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
