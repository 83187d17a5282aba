package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.feedback.information.InformationEvent.Concern;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/**
 * What a procedure wants to be collected at the end of a period. The lists may be the beginning of what was counted.
 *
 * @param open         of what was recorded
 * @param carriedOver  open ones of earlier periods
 * @param groups       by kind and category, the most frequent first
 * @param concerns     records that customers are especially concerned about, the first ones first
 */
record Collected(
        int recorded,
        int open,
        int carriedOver,
        int groupCount,
        List<Group> groups,
        int concernCount,
        List<Concern> concerns) {

    /** How much of one kind and category was recorded, and how much of it was open; null where there is none. */
    record Group(String kind, String category, int recorded, int open) {}

    @Converter
    static class GroupsColumn extends JsonColumn<List<Group>> {
        GroupsColumn() {
            super(new TypeReference<>() {});
        }
    }
}
