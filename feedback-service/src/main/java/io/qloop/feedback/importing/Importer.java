package io.qloop.feedback.importing;

import java.util.List;
import java.util.Map;

/** What is particular to one kind of import. Each method runs in the transaction of a batch. */
interface Importer {

    ImportKind kind();

    /** The values with what nobody needs to write. */
    Map<String, String> complete(Map<String, String> values);

    /** By what the same thing is known again, in the file and in what is there. */
    String key(TableImport of, Map<String, String> values);

    /** Compares the rows with what is there; one verdict for each, in their order. */
    List<Verdict> judge(TableImport of, List<RightRow> rows);

    /** Takes the rows over, which were judged to be right and are not there yet. */
    void write(TableImport of, List<RightRow> rows);
}
