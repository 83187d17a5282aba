package io.qloop.returns.listing;

import io.qloop.platform.web.PageRequest;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list query that holds only the conditions that were asked for, so that the database can choose the index of each
 * combination. The root of the query is called {@code e}; its {@code id} is the place in the list.
 */
public final class ListQuery {

    private final String select;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private ListQuery(String select) {
        this.select = select;
    }

    /**
     * Starts a query.
     *
     * @param select the select and from clauses
     */
    public static ListQuery of(String select) {
        return new ListQuery(select);
    }

    /** Only rows with this value; null means any. */
    public ListQuery with(String attribute, Object value) {
        if (value != null) {
            var parameter = "value" + values.size();
            conditions.add("e." + attribute + " = :" + parameter);
            values.put(parameter, value);
        }
        return this;
    }

    /** The rows of the page and one more, which tells that there is a next page. */
    public <T> List<T> page(EntityManager database, Class<T> row, PageRequest page) {
        if (page.after() != null) {
            conditions.add(page.ascending() ? "e.id > :after" : "e.id < :after");
            values.put("after", page.after());
        }
        var query = database.createQuery(
                        select
                                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                                + " order by e.id"
                                + (page.ascending() ? "" : " desc"),
                        row)
                .setMaxResults(page.limit() + 1);
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}
