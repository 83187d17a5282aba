package io.qloop.platform.procedure.form;

import io.qloop.platform.document.DocumentFrame.Governing;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a case as it stands, before it is written in a language.
 *
 * @param fields     in the order of the document
 * @param signatures given ones first, then those that the procedure still waits for
 * @param steps      the stages that the case has entered
 */
record Form(
        Text title,
        String number,
        Governing governed,
        List<Field> fields,
        List<Signature> signatures,
        List<Entered> steps) {

    /** A field of the form. */
    sealed interface Field {

        Text label();

        /** @param value null where nothing was written yet */
        record Written(Text label, Object value) implements Field {}

        /** One with a list of boxes. */
        record Boxes(Text label, List<Box> boxes) implements Field {}
    }

    /** @param words written beside the box, empty where none are */
    record Box(Text name, boolean ticked, String words) {}

    /** @param by null where nobody has signed yet */
    record Signature(Text what, String by, Text as, Instant at) {}

    /** A stage, when it was entered, and by whom. */
    record Entered(Text stage, Instant at, String by) {}

    /** All that stands in it, as one text, the same as long as nothing of it changes. */
    String content() {
        return Stream.of(
                        Stream.of(number, governed.version()),
                        fields.stream().map(Field::toString),
                        signatures.stream().map(Signature::toString),
                        steps.stream().map(Entered::toString))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
