package io.qloop.platform.web;

import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Adds to the description what the platform does for every operation: sign-in, refusals, {@code Idempotency-Key}, and the
 * outside names of our enums. Runs once, when a service is built, over the same annotations that do the work.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String BEARER = "bearer";
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ANSWER =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class);

    /** Refusals by status: the name of the reusable answer, and what it says. */
    private static final Map<Integer, List<String>> REFUSALS = Map.ofEntries(
            Map.entry(400, List.of("InvalidRequest", "The request has the wrong shape; `errors` says where")),
            Map.entry(401, List.of("NotSignedIn", "The access token is missing or not good")),
            Map.entry(403, List.of("NotAllowed", "The caller's role or function does not allow it")),
            Map.entry(404, List.of("NotFound", "There is no such thing, or it is not the caller's to see")),
            Map.entry(409, List.of("Conflict", "The state does not allow it, or it changed meanwhile")),
            Map.entry(412, List.of("VersionStale", "If-Match names a version that is not the current one")),
            Map.entry(422, List.of("RuleBroken", "Well formed, but a value breaks a rule")),
            Map.entry(428, List.of("IfMatchMissing", "A change needs If-Match")),
            Map.entry(503, List.of("Unavailable", "Something needed is away; try again after Retry-After")));

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final Map<List<Object>, List<Object>> enumNames = new HashMap<>();

    /** @param index of the service and the platform */
    public ApiDescription(IndexView index) {
        this.index = index;
        for (var annotation : index.getAnnotations(PATH)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.CLASS) {
                collect(annotation.target().asClass());
            }
        }
        for (var type : index.getKnownClasses()) {
            if (type.isEnum() && type.name().toString().startsWith("io.qloop.")) {
                var constants =
                        type.enumConstants().stream().map(FieldInfo::name).toList();
                enumNames.put(
                        List.copyOf(constants),
                        constants.stream().<Object>map(EnumNames::of).toList());
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
        api.setComponents(components);
        describeProblems(components);
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT")
                        .description("Access token of the realm qloop with audience qloop"));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                    .forEach((verb, operation) -> describe(path, verb, operation)));
        }
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            var names = enumNames.get(schema.getEnumeration());
            if (names != null) {
                schema.setEnumeration(new ArrayList<>(names));
            }
        }
        return schema;
    }

    private void describe(String path, HttpMethod verb, Operation operation) {
        var method = methods.get(verb + " " + path);
        if (path.contains("{" + OwnServiceOnly.PARAMETER + "}") && !hasParameter(operation, OwnServiceOnly.PARAMETER)) {
            operation.addParameter(ownService());
        }
        if (method != null && !hasVerb(method)) {
            describeByItself(operation, method);
        }
        var signedIn = method == null || isSignedIn(method);
        var writes = verb != HttpMethod.GET && verb != HttpMethod.HEAD;
        var ifMatch = hasParameter(operation, "If-Match");
        if (method != null && method.hasAnnotation(Idempotent.class)) {
            operation.addParameter(idempotencyKey());
            refuse(operation, 422);
        }
        if (signedIn) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
            refuse(operation, 401, 403);
        }
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            refuse(operation, 400);
        }
        if (operation.getRequestBody() != null) {
            refuse(operation, 422);
        }
        if (path.contains("{")) {
            refuse(operation, 404);
        }
        if (writes) {
            refuse(operation, 409);
        }
        if (ifMatch) {
            refuse(operation, 412, 428);
        }
        refuse(operation, 503);
    }

    /** What a method says of itself is not read where its verb stands in the class that it extends. */
    private void describeByItself(Operation operation, MethodInfo method) {
        var named = method.declaredAnnotation(OPERATION);
        if (named != null) {
            text(named, "operationId").ifPresent(operation::setOperationId);
            text(named, "summary").ifPresent(operation::setSummary);
        }
        for (var own : method.annotationsWithRepeatable(ANSWER, index)) {
            var answer = OASFactory.createAPIResponse();
            text(own, "description").ifPresent(answer::setDescription);
            operation.getResponses().addAPIResponse(text(own, "responseCode").orElse("default"), answer);
        }
    }

    private static Optional<String> text(AnnotationInstance annotation, String name) {
        return Optional.ofNullable(annotation.value(name)).map(AnnotationValue::asString);
    }

    private static void refuse(Operation operation, int... statuses) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        for (int status : statuses) {
            if (!operation.getResponses().hasAPIResponse(Integer.toString(status))) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                Integer.toString(status),
                                OASFactory.createAPIResponse()
                                        .ref(REFUSALS.get(status).getFirst()));
            }
        }
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> name.equalsIgnoreCase(p.getName()));
    }

    private static boolean isSignedIn(MethodInfo method) {
        if (method.hasAnnotation(PermitAll.class)) {
            return false;
        }
        return method.hasAnnotation(RolesAllowed.class)
                || !method.declaringClass().hasDeclaredAnnotation(PermitAll.class);
    }

    private static Parameter ownService() {
        return OASFactory.createParameter()
                .name(OwnServiceOnly.PARAMETER)
                .in(Parameter.In.PATH)
                .required(true)
                .schema(text());
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(Idempotency.HEADER)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(
                        "A new value for each new thing; the same value asks for the first answer again. Known for 24 h")
                .schema(text().minLength(1).maxLength(Idempotency.MAX_LENGTH).pattern("^[!-~]+$"));
    }

    private static void describeProblems(Components components) {
        var error = object().addProperty(
                        "field", text().description("Path in the JSON body, or name of the parameter or header"))
                .addProperty("rule", text().description("Stable name of the rule"))
                .addProperty("message", text());
        components.addSchema(
                "Problem",
                object().description("What went wrong (RFC 9457)")
                        .addProperty("type", text().format("uri-reference").description("Stable: /problems/<code>"))
                        .addProperty("title", text())
                        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
                        .addProperty("detail", text())
                        .addProperty("instance", text())
                        .addProperty(
                                "errors",
                                OASFactory.createSchema()
                                        .type(List.of(SchemaType.ARRAY))
                                        .items(error))
                        .addProperty("traceId", text())
                        .required(List.of("type", "title", "status")));
        REFUSALS.forEach((_, refusal) -> components.addResponse(refusal.getFirst(), problem(refusal.getLast())));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }

    private static Schema object() {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
    }

    private void collect(ClassInfo resource) {
        var base = path(resource.declaredAnnotation(PATH).value().asString());
        for (var method : resource.methods()) {
            var carrier = carrierOfTheVerb(method);
            var own = carrier.annotation(PATH);
            var path = own == null ? base : base + path(own.value().asString());
            verbs(carrier).forEach(verb -> methods.put(verb + " " + (path.isEmpty() ? "/" : path), method));
        }
    }

    /** The method itself, or the one of a super class that it overrides. */
    private MethodInfo carrierOfTheVerb(MethodInfo method) {
        return Stream.iterate(method.declaringClass(), Objects::nonNull, type -> index.getClassByName(type.superName()))
                .map(type -> type.method(method.name(), method.parameterTypes()))
                .filter(declared -> declared != null && hasVerb(declared))
                .findFirst()
                .orElse(method);
    }

    private static boolean hasVerb(MethodInfo method) {
        return verbs(method).findAny().isPresent();
    }

    private static Stream<HttpMethod> verbs(MethodInfo method) {
        return Stream.of(HttpMethod.values()).filter(verb -> method.hasAnnotation("jakarta.ws.rs." + verb));
    }

    /** With one slash before, none after, and without the patterns of parameters. */
    private static String path(String annotated) {
        var bare = annotated.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
