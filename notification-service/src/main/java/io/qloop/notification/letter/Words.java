package io.qloop.notification.letter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the templates fill in, ready to be shown; null where a message does not have it.
 *
 * @param language tag of the letter's language
 * @param urgency what the bar on top says; empty where there is no hurry
 * @param colour of the bar on top
 * @param dated whether there is a date at all
 * @param before who was told of the same before, a line for each; null where nobody was
 * @param why this reader is told now; null where nobody was told before
 * @param items of a digest
 * @param more how many more there are; null where all stand there
 * @param filesTitle what stands above the files; null where there are none
 * @param files that go with the mail
 * @param link where to act; null where the reader must not be led anywhere
 * @param acknowledge the link by which the reader says that the letter was read; null where nobody is asked
 * @param acknowledgeLabel what stands on it
 * @param footer whom the letter is from, and whether it can be answered
 */
public record Words(
        String language,
        String subject,
        String urgency,
        String colour,
        String greeting,
        String number,
        String caseNumber,
        String about,
        String product,
        String lot,
        String feedbackClass,
        String due,
        boolean dated,
        String before,
        String why,
        List<Item> items,
        String more,
        String filesTitle,
        List<File> files,
        String link,
        String acknowledge,
        String acknowledgeLabel,
        String footer) {

    private static final String CELLS = " | ";

    /**
     * What a message is about where that is a table: a line for each row, its name and its cells apart by {@code |}.
     */
    public List<Row> rows() {
        return about == null ? List.of() : about.lines().map(Words::row).toList();
    }

    /** The first line of what it is about. */
    public String title() {
        return about == null ? null : about.lines().findFirst().orElse(null);
    }

    /** What it is about without its {@link #title}. */
    public String text() {
        return about == null ? null : about.lines().skip(1).collect(Collectors.joining("\n"));
    }

    private static Row row(String line) {
        var cells = line.split(Pattern.quote(CELLS), -1);
        return new Row(
                cells[0].strip(), Stream.of(cells).skip(1).map(String::strip).toList());
    }

    /** @param cells beside the name */
    public record Row(String name, List<String> cells) {}

    /**
     * What a digest tells of.
     *
     * @param due null where it has no date
     */
    public record Item(String subject, String why, String due, String link, String colour) {}

    /**
     * A file that goes with the mail.
     *
     * @param link where it can be fetched; null where the mail encloses it
     */
    public record File(String name, String size, String link) {}
}
