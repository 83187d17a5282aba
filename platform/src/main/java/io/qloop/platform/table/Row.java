package io.qloop.platform.table;

import java.util.List;

/**
 * A row of a table that is not empty.
 *
 * @param number as Excel counts, from 1; a record of a CSV file counts as one row, however many lines it has
 */
public record Row(int number, List<Cell> cells) {

    /** @param column from 0; beyond the last one everything is empty */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }
}
