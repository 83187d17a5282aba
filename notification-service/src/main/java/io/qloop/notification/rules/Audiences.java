package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Messages;
import io.qloop.notification.rules.Decision.Reason;
import io.qloop.notification.rules.To.Purpose;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says for an event whom a rule names. */
@ApplicationScoped
class Audiences {

    static final String COPIES = "copies";
    private static final String GENERAL_MANAGER = "general-manager";
    private static final String LEADER_IN_CHARGE = "leader-in-charge";
    /** As the procedures call whoever of general management is in charge of the matter. */
    private static final Set<String> IN_CHARGE = Set.of("manager-in-charge", LEADER_IN_CHARGE);

    private final Messages messages;

    Audiences(Messages messages) {
        this.messages = messages;
    }

    /** Whom it names, or why it names nobody. */
    record Named(List<Audience> audiences, Optional<Reason> nobody) {

        private static Named of(List<Audience> audiences, Reason otherwise) {
            return new Named(audiences, audiences.isEmpty() ? Optional.of(otherwise) : Optional.empty());
        }

        private static Named one(Audience audience) {
            return new Named(List.of(audience), Optional.empty());
        }
    }

    /** @param site null for the whole company */
    Named named(To to, Event<JsonNode> event, String site) {
        return switch (to.way().orElseThrow()) {
            case HEAD_OF -> Named.of(headsOf(to.headOf(), event.data(), site), Reason.of("field-empty", to.headOf()));
            case RESPONSIBLE_FOR ->
                Named.of(responsibleFor(to.responsibleFor(), event, site), Reason.of("nobody-responsible"));
            case FUNCTION -> Named.one(new Audience.FunctionHead(to.function().code(), site));
            case POST ->
                Named.one(new Audience.Department(to.post(), to.function().code(), site));
            case LEADER_IN_CHARGE ->
                Named.one(new Audience.LeaderInCharge(
                        LEADER_IN_CHARGE, to.leaderInCharge().code(), site));
            case COPIES -> Named.of(copies(to, event, site), Reason.of("no-copies", to.copies()));
            case CUSTOMER -> customer(to, event.data());
            case TOLD_BEFORE -> Named.of(messages.toldOf(event.subject()), Reason.of("nobody-told-before"));
        };
    }

    private static List<Audience> headsOf(String field, JsonNode data, String site) {
        return Fields.values(data, field).stream()
                .<Audience>map(function -> new Audience.FunctionHead(
                        CompanyFunction.of(function.asText()).code(), site))
                .toList();
    }

    private List<Audience> responsibleFor(String field, Event<JsonNode> event, String site) {
        var named = headsOf(field, event.data(), site);
        return named.isEmpty()
                ? messages.functionResponsibleFor(event.subject()).stream()
                        .<Audience>map(function -> new Audience.FunctionHead(function, site))
                        .toList()
                : named;
    }

    /** One that the document leaves open is whoever goes by its code in the directory, else whoever answers for the case. */
    private List<Audience> copies(To to, Event<JsonNode> event, String site) {
        var responsible = messages.functionResponsibleFor(event.subject()).orElse(null);
        return copiesFor(to.copies(), event.data())
                .filter(copy -> !to.except().contains(departmentOf(copy)))
                .map(copy -> audienceOf(copy, responsible, site))
                .distinct()
                .toList();
    }

    private static Audience audienceOf(JsonNode copy, String responsible, String site) {
        var department = departmentOf(copy);
        var function = GENERAL_MANAGER.equals(copy.path("role").asText())
                ? CompanyFunction.GENERAL_MANAGEMENT.code()
                : Fields.text(copy, "function").orElse(null);
        if (function == null) {
            return new Audience.Department(department, responsible, site);
        }
        return IN_CHARGE.contains(department)
                ? new Audience.LeaderInCharge(department, function, site)
                : new Audience.Department(department, function, site);
    }

    private static Named customer(To to, JsonNode data) {
        if (to.copies() != null
                && copiesFor(to.copies(), data).noneMatch(copy -> to.only().contains(departmentOf(copy)))) {
            return Named.of(List.of(), Reason.of("customer-without-copy", to.copies()));
        }
        return Named.of(
                Fields.text(data, to.customer()).stream()
                        .<Audience>map(Audience.Customer::new)
                        .toList(),
                Reason.of("field-empty", to.customer()));
    }

    private static Stream<JsonNode> copiesFor(Purpose purpose, JsonNode data) {
        return Fields.values(data, COPIES).stream()
                .filter(copy -> copy.path("purpose").asText().equals(EnumNames.of(purpose)));
    }

    private static String departmentOf(JsonNode copy) {
        return copy.path("department").asText();
    }
}
