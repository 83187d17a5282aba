package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/directory/holdings")
@RunOnVirtualThread
@Tag(name = "directory")
class HoldingResource {

    private final Holdings holdings;
    private final Posts posts;
    private final Departments departments;
    private final People people;

    HoldingResource(Holdings holdings, Posts posts, Departments departments, People people) {
        this.holdings = holdings;
        this.posts = posts;
        this.departments = departments;
        this.people = people;
    }

    /**
     * Who held which post when.
     *
     * @param since left out for whoever held it when the directory heard of it first
     */
    @Schema(name = "Holding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HoldingView(
            String department,
            String post,
            UUID person,
            String name,
            Instant since,
            Instant until,
            Instant enteredAt,
            String enteredBy) {}

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Tell who held which post when")
    public Page<HoldingView> list(
            @QueryParam("department") String department,
            @QueryParam("post") String post,
            @QueryParam("person") UUID person,
            @QueryParam("at") @Parameter(description = "Only who held a post in this moment") Instant at,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("personId", person);
        if (department != null && !department.isEmpty()) {
            filter.where(
                    "postId in (select p.id from Post p, Department d where p.departmentId = d.id and d.code = :department)",
                    "department",
                    department);
        }
        if (post != null && !post.isEmpty()) {
            filter.where("postId in (select p.id from Post p where p.code = :post)", "post", post);
        }
        if (at != null) {
            filter.where("(since is null or since <= :at) and (until is null or until > :at)", "at", at);
        }
        var found = page.page(holdings, filter, Holding::id);
        var of = byId(posts, found.items().stream().map(Holding::postId), Post::id);
        var in = byId(departments, of.values().stream().map(Post::departmentId), Department::id);
        var by = byId(people, found.items().stream().map(Holding::personId), Person::id);
        return found.map(holding -> {
            var held = of.get(holding.postId());
            return view(holding, held, in.get(held.departmentId()), by.get(holding.personId()));
        });
    }

    private static <E> Map<UUID, E> byId(PanacheRepositoryBase<E, UUID> all, Stream<UUID> ids, Function<E, UUID> id) {
        return all.list("id in ?1", ids.distinct().toList()).stream()
                .collect(Collectors.toMap(id, Function.identity()));
    }

    private static HoldingView view(Holding holding, Post post, Department department, Person person) {
        return new HoldingView(
                department.code(),
                post.code(),
                person.id(),
                person.name(),
                holding.since().orElse(null),
                holding.until().orElse(null),
                holding.enteredAt(),
                holding.enteredBy());
    }
}
