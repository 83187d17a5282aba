package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key items of a record, in the order in which they were added. One that is raised stays as it is. */
record KeyItems(List<KeyItem> all) {

    static final int MOST = 50;

    @Converter
    static class Column extends JsonColumn<List<KeyItem>> {
        Column() {
            super(new TypeReference<>() {});
        }
    }

    KeyItems {
        all = List.copyOf(all);
    }

    KeyItems add(KeyItem item) {
        if (all.size() == MOST) {
            throw Refusal.conflict("information-items-too-many", MOST);
        }
        var more = new ArrayList<>(all);
        more.add(item);
        return new KeyItems(more);
    }

    /** Puts another item in the place of the one with its id. */
    KeyItems change(KeyItem item) {
        return replace(item.id(), _ -> Stream.of(item));
    }

    KeyItems remove(UUID item) {
        return replace(item, _ -> Stream.empty());
    }

    /** A feedback was raised of one of them. */
    KeyItems raised(UUID item, UUID feedback, String feedbackNumber) {
        return replace(item, open -> Stream.of(open.raisedAs(feedback, feedbackNumber)));
    }

    private KeyItems replace(UUID item, Function<KeyItem, Stream<KeyItem>> by) {
        requireOpen(item);
        return new KeyItems(all.stream()
                .flatMap(one -> one.id().equals(item) ? by.apply(one) : Stream.of(one))
                .toList());
    }

    private void requireOpen(UUID item) {
        var found = all.stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("information-item-not-found"));
        if (found.isRaised()) {
            throw Refusal.conflict("information-item-raised", found.feedbackNumber());
        }
    }

    /** Those that are not raised yet: what is shown as missing, and what refuses the end of the record. */
    List<KeyItem> open() {
        return all.stream().filter(item -> !item.isRaised()).toList();
    }

    /** @param number of the record that would come to its end */
    void requireNoneOpen(String number) {
        var open = open();
        if (!open.isEmpty()) {
            throw Refusal.conflict("information-items-open", number)
                    .with(open.stream()
                            .map(item -> Refusal.Detail.of(place(item), "key-item-raised", item.subject()))
                            .toList());
        }
    }

    /** Where an item stands, for who has sent or reads the record. */
    String place(KeyItem item) {
        return "items[" + all.indexOf(item) + "]";
    }

    /** The numbers of the feedbacks that were raised; empty where there are none. */
    Optional<String> feedbackNumbers() {
        return Optional.of(all.stream()
                        .filter(KeyItem::isRaised)
                        .map(KeyItem::feedbackNumber)
                        .collect(Collectors.joining(", ")))
                .filter(numbers -> !numbers.isEmpty());
    }
}
