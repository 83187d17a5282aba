package io.qloop.platform.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A plan as it stands in its column: JSON with lengths as procedures write them. */
@Converter
class PlanColumn implements AttributeConverter<DeadlinePlan, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stored(
            String length,
            boolean startDayCounts,
            String cutOff,
            CountingRules.End end,
            CountingRules.OnFreeDay onFreeDay,
            List<String> reminders,
            List<String> escalations,
            String pauseLimit) {}

    @Override
    public String convertToDatabaseColumn(DeadlinePlan plan) {
        var rules = plan.rules();
        try {
            return JSON.writeValueAsString(new Stored(
                    plan.length().toString(),
                    rules.startDayCounts(),
                    rules.cutOff().map(LocalTime::toString).orElse(null),
                    rules.end(),
                    rules.onFreeDay(),
                    plan.reminders().stream().map(Length::toString).toList(),
                    plan.escalations().stream().map(Length::toString).toList(),
                    plan.pauseLimit().map(Length::toString).orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DeadlinePlan convertToEntityAttribute(String column) {
        try {
            var stored = JSON.readValue(column, Stored.class);
            return new DeadlinePlan(
                    Length.parse(stored.length),
                    new CountingRules(
                            stored.startDayCounts,
                            Optional.ofNullable(stored.cutOff).map(LocalTime::parse),
                            stored.end,
                            stored.onFreeDay),
                    stored.reminders.stream().map(Length::parse).toList(),
                    stored.escalations.stream().map(Length::parse).toList(),
                    Optional.ofNullable(stored.pauseLimit).map(Length::parse));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The plan of a deadline cannot be read", e);
        }
    }
}
