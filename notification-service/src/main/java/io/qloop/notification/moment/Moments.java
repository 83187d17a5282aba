package io.qloop.notification.moment;

import io.qloop.platform.i18n.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Tells moments the way people of a language do, in the time of the site. */
@ApplicationScoped
public class Moments {

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.UK);
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE HH:mm", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final ZoneId site;

    Moments(MomentSettings settings) {
        this.site = settings.timeZone();
    }

    /** Where no site of its own is known. */
    public ZoneId zone() {
        return site;
    }

    /** Day, time and time zone. */
    public String exact(Instant moment, Language language) {
        return exact(moment, site, language);
    }

    /** The same in the time of another site. */
    public static String exact(Instant moment, ZoneId zone, Language language) {
        var format = language == Language.ZH ? CHINESE : ENGLISH;
        var locale = language == Language.ZH ? Locale.CHINA : Locale.UK;
        var name = zone.getDisplayName(TextStyle.FULL, locale);
        var brackets = language == Language.ZH ? "（%s）" : " (%s)";
        return format.format(moment.atZone(zone)) + brackets.formatted(name);
    }

    /** The day alone, for a subject. */
    public static String day(Instant moment, ZoneId zone, Language language) {
        return (language == Language.ZH ? CHINESE_DAY : ENGLISH_DAY).format(moment.atZone(zone));
    }
}
