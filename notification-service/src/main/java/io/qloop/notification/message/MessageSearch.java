package io.qloop.notification.message;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which messages somebody looks for. What is not asked for (null) narrows nothing. */
public final class MessageSearch {

    private record Condition(String hql, String parameter, Object value) {}

    private final List<Condition> conditions = new ArrayList<>();

    private MessageSearch() {}

    public static MessageSearch all() {
        return new MessageSearch();
    }

    /** Whose number, case number, recipient's name or address begins like this. */
    public MessageSearch beginningWith(String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        var beginning = text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return where(
                "(lower(matter.number) like :beginning escape '\\' or lower(matter.caseNumber) like :beginning escape '\\'"
                        + " or lower(recipient.name) like :beginning escape '\\'"
                        + " or lower(recipient.mail) like :beginning escape '\\')",
                "beginning",
                beginning);
    }

    /** @param recipient a function, a customer's id or a mail address */
    public MessageSearch to(String recipient) {
        if (recipient == null || recipient.isEmpty()) {
            return this;
        }
        if (recipient.contains("@")) {
            return where("lower(recipient.mail) = :mail", "mail", recipient.toLowerCase(Locale.ROOT));
        }
        return CompanyFunction.isKnown(recipient)
                ? where("recipientFunction = :function", "function", recipient)
                : where("customerId = :customer", "customer", recipient);
    }

    public MessageSearch ofKind(MessageKind kind) {
        return where("occasion.kind = :kind", "kind", kind);
    }

    public MessageSearch in(MessageStatus status) {
        return where("status = :status", "status", status);
    }

    public MessageSearch ofCase(String caseId) {
        return where("occasion.caseId = :caseId", "caseId", caseId == null || caseId.isEmpty() ? null : caseId);
    }

    /** Written in this span; it ends before {@code to}. */
    public MessageSearch written(Instant from, Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Refusal.invalid("message-span-invalid", "to");
        }
        return where("createdAt >= :from", "from", from).where("createdAt < :to", "to", to);
    }

    private MessageSearch where(String hql, String parameter, Object value) {
        if (value != null) {
            conditions.add(new Condition(hql, parameter, value));
        }
        return this;
    }

    Filter filter() {
        var filter = Filter.all();
        conditions.forEach(each -> filter.where(each.hql, each.parameter, each.value));
        return filter;
    }

    /** A condition of HQL with its parameters. */
    record Wanted(String condition, Map<String, Object> parameters) {}

    Wanted among(Collection<MessageStatus> statuses) {
        var hql = new StringBuilder("status in :statuses");
        var parameters = new HashMap<String, Object>();
        parameters.put("statuses", statuses);
        conditions.forEach(each -> {
            hql.append(" and ").append(each.hql);
            parameters.put(each.parameter, each.value);
        });
        return new Wanted(hql.toString(), parameters);
    }
}
