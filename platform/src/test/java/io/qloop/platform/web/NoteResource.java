package io.qloop.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.f4b6a3.uuid.UuidCreator;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestQuery;

/** One resource with every mechanism, in the way that the services write theirs. */
@Path("/api/v1/notes")
@RunOnVirtualThread
public class NoteResource {

    static final AtomicInteger CREATED = new AtomicInteger();

    private final Notes notes;
    private final CurrentUser user;

    NoteResource(Notes notes, CurrentUser user) {
        this.notes = notes;
        this.user = user;
    }

    /** What a note is made of. */
    public record NewNote(
            @NotBlank String text,
            @NotNull @JsonProperty("class") Grade grade,
            @Size(max = 40) String slug,
            List<@Valid Line> lines,
            Instant at) {}

    public record Line(@NotNull @Positive BigDecimal quantity) {}

    public record NoteView(
            UUID id, String text, @JsonProperty("class") Grade grade) {

        static NoteView of(Note note) {
            return new NoteView(note.id(), note.text(), note.grade());
        }
    }

    public record Change(@NotBlank String text) {}

    public record Whoami(
            String subject, String name, boolean internal, boolean quality, String onlyCustomer, String client) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.CUSTOMER})
    public Response create(@Valid NewNote body) {
        if (body.text().equals("refuse")) {
            throw Refusal.unprocessable("note-closed", "text", body.grade());
        }
        CREATED.incrementAndGet();
        var note = new Note(UuidCreator.getTimeOrderedEpoch(), body.text(), body.grade(), body.slug());
        notes.persistAndFlush(note);
        return Response.created(URI.create("/api/v1/notes/" + note.id()))
                .header(HttpHeaders.ETAG, Versions.etag(note.version()))
                .entity(NoteView.of(note))
                .build();
    }

    @GET
    @RolesAllowed(Roles.STAFF)
    public Page<NoteView> list(
            @BeanParam PageRequest page, @QueryParam("class") Grade grade, @QueryParam("text") String text) {
        return page.page(notes, Filter.all().eq("grade", grade).eq("text", text), Note::id)
                .map(NoteView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.STAFF)
    public NoteView show(UUID id) {
        return notes.findByIdOptional(id).map(NoteView::of).orElseThrow(() -> Refusal.notFound("note-not-found"));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.STAFF)
    @Transactional
    public void change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid Change change) {
        var note = notes.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("note-not-found"));
        Versions.requireMatch(ifMatch, note.version());
        note.change(change.text());
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "nobody said who may see this";
    }

    @GET
    @Path("whoami")
    @RolesAllowed({Roles.STAFF, Roles.CUSTOMER})
    public Whoami whoami() {
        return new Whoami(
                user.subject(),
                user.name(),
                user.isInternal(),
                user.worksFor(CompanyFunction.QUALITY),
                user.onlyCustomer().orElse(null),
                user.client());
    }

    @GET
    @Path("of-quality")
    @RolesAllowed(Roles.STAFF)
    public String ofQuality() {
        user.requireFunction(CompanyFunction.QUALITY, CompanyFunction.TECHNOLOGY);
        return "quality";
    }

    @GET
    @Path("of-customer")
    @RolesAllowed({Roles.STAFF, Roles.CUSTOMER})
    public String ofCustomer(@QueryParam("customerId") String customerId) {
        user.requireOwnCustomer(customerId, "note");
        return customerId;
    }

    @GET
    @Path("broken/{how}")
    @PermitAll
    public String broken(String how, @QueryParam("number") int number, @RestQuery LocalDate day) throws Exception {
        throw switch (how) {
            case "bug" -> new IllegalStateException("Mr Wang's secret");
            case "database" -> new IllegalStateException(new SQLTransientConnectionException("refused"));
            default -> Refusal.gone("note-closed", how);
        };
    }
}
