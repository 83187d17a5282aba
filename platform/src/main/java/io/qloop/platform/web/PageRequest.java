package io.qloop.platform.web;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which page of a list is wanted; a {@code @BeanParam}. Lists are walked by the time-ordered id (keyset), so the
 * thousandth page costs what the first one costs, and a row added meanwhile moves nothing.
 */
public class PageRequest {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private static final String OLDEST_FIRST = "createdAt";
    private static final String NEWEST_FIRST = "-createdAt";

    @QueryParam("limit")
    @Parameter(
            description = "How many items at most",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            format = "int32",
                            minimum = "1",
                            maximum = "100",
                            defaultValue = "20"))
    String limit;

    @QueryParam("after")
    @Parameter(description = "The `next` of the page before; opaque")
    String after;

    @QueryParam("sort")
    @Parameter(
            description = "Oldest first or newest first",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {OLDEST_FIRST, NEWEST_FIRST},
                            defaultValue = NEWEST_FIRST))
    String sort;

    /** For tests and for callers that are no HTTP request. */
    public static PageRequest first(int limit) {
        var request = new PageRequest();
        request.limit = Integer.toString(limit);
        return request;
    }

    /** How many items the caller wants at most; fetch one more ({@link Page#of}). */
    public int limit() {
        return limit(limit);
    }

    /** The same for a list with an order of its own. */
    public static int limit(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int wanted;
        try {
            wanted = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("limit-invalid", "limit", MAX_LIMIT);
        }
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw Refusal.invalid("limit-invalid", "limit", MAX_LIMIT);
        }
        return wanted;
    }

    /** The id of the last item that the caller has seen, or null for the first page. */
    public UUID after() {
        return after == null || after.isEmpty() ? null : Cursor.parse(after);
    }

    /** The same in a list that is walked by a key of so many parts instead; empty for the first page. */
    public Optional<List<String>> afterKey(int parts) {
        return Optional.ofNullable(after).filter(it -> !it.isEmpty()).map(it -> Cursor.parse(it, parts));
    }

    /** Oldest first? By default the newest come first. */
    public boolean ascending() {
        return switch (sort == null || sort.isEmpty() ? NEWEST_FIRST : sort) {
            case OLDEST_FIRST -> true;
            case NEWEST_FIRST -> false;
            default -> throw Refusal.invalid("sort-invalid", "sort", OLDEST_FIRST + ", " + NEWEST_FIRST);
        };
    }

    /** The wanted page of a repository's entities. */
    public <E> Page<E> page(PanacheRepositoryBase<E, UUID> repository, Filter filter, Function<? super E, UUID> id) {
        return Page.of(query(repository, filter).list(), this, id);
    }

    /** The wanted page of a projection: only the columns of the record are read. */
    public <E, V> Page<V> page(
            PanacheRepositoryBase<E, UUID> repository, Filter filter, Class<V> view, Function<? super V, UUID> id) {
        return Page.of(query(repository, filter).project(view).list(), this, id);
    }

    /** The same in the order of a moment. */
    public <E, V> Page<V> page(
            PanacheRepositoryBase<E, UUID> repository, Filter filter, Class<V> view, ByMoment<V> order) {
        var wanted = filter.copy();
        afterKey(2).ifPresent(key -> wanted.where(
                        "(" + order.property() + ", id) " + (ascending() ? ">" : "<") + " (:afterMoment, :afterId)",
                        "afterMoment",
                        Cursor.part(key.getFirst(), Instant::parse))
                .with("afterId", Cursor.part(key.getLast(), UUID::fromString)));
        var lines = query(
                        repository,
                        wanted,
                        Sort.by(order.property(), direction()).and("id", direction()))
                .project(view)
                .list();
        return Page.ofKeyed(
                lines,
                this,
                last -> List.of(
                        order.moment().apply(last).toString(),
                        order.id().apply(last).toString()));
    }

    private <E> PanacheQuery<E> query(PanacheRepositoryBase<E, UUID> repository, Filter filter) {
        var wanted = filter.copy();
        var after = after();
        if (after != null) {
            wanted.where(ascending() ? "id > :after" : "id < :after", "after", after);
        }
        return query(repository, wanted, Sort.by("id", direction()));
    }

    private <E> PanacheQuery<E> query(PanacheRepositoryBase<E, UUID> repository, Filter wanted, Sort order) {
        var query = wanted.conditions().isEmpty()
                ? repository.findAll(order)
                : repository.find(wanted.conditions(), order, wanted.parameters());
        return query.range(0, limit());
    }

    private Sort.Direction direction() {
        return ascending() ? Sort.Direction.Ascending : Sort.Direction.Descending;
    }
}
