package io.qloop.platform.problem;

import io.qloop.platform.problem.Fault.BrokenRule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which fields of a request break which rules. */
final class Violations {

    private static final String OWN_RULE = "rule.";

    private Violations() {}

    /** Empty when it is our answer that breaks a rule, not the request. */
    static Optional<Fault> of(ConstraintViolationException e) {
        var violations = e.getConstraintViolations();
        if (violations == null || violations.isEmpty() || violations.stream().anyMatch(Violations::isAnswer)) {
            return Optional.empty();
        }
        var broken = violations.stream()
                .map(Violations::rule)
                .sorted(Comparator.comparing(BrokenRule::field).thenComparing(BrokenRule::rule))
                .toList();
        return Optional.of(Fault.of(400, "invalid-request").with(broken));
    }

    private static boolean isAnswer(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static BrokenRule rule(ConstraintViolation<?> violation) {
        var field = field(violation.getPropertyPath());
        var template = violation.getMessageTemplate();
        if (template.startsWith(OWN_RULE)) {
            return BrokenRule.of(field, template.substring(OWN_RULE.length()));
        }
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        var rule = kebab(constraint.annotationType().getSimpleName());
        return new BrokenRule(field, rule, OWN_RULE + rule, bounds(constraint), violation.getMessage());
    }

    private static List<Object> bounds(Annotation constraint) {
        return switch (constraint) {
            case Size size when size.max() == Integer.MAX_VALUE -> List.of(size.min(), "…");
            case Size size -> List.of(size.min(), size.max());
            case Min min -> List.of(min.value());
            case Max max -> List.of(max.value());
            case DecimalMin min -> List.of(min.value());
            case DecimalMax max -> List.of(max.value());
            case Digits digits -> List.of(digits.integer(), digits.fraction());
            default -> List.of();
        };
    }

    /** The path without the Java method and, for a body, without the Java parameter. */
    private static String field(Path path) {
        var field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
                case PARAMETER -> parameter = node.getName();
                default -> append(field, node);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            field.append('[').append(node.getKey()).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    private static String kebab(String simpleName) {
        return simpleName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
