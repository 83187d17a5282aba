package io.qloop.notification.directory;

import io.qloop.notification.address.MailAddress;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/directory/people")
@RunOnVirtualThread
@Tag(name = "directory")
class PersonResource {

    private static final int REASON_MAX = 500;

    private final ChangePerson changePerson;
    private final EraseColleague erase;
    private final RefreshPeople refreshPeople;
    private final People people;
    private final Absences absences;
    private final CurrentUser user;

    PersonResource(
            ChangePerson changePerson,
            EraseColleague erase,
            RefreshPeople refreshPeople,
            People people,
            Absences absences,
            CurrentUser user) {
        this.changePerson = changePerson;
        this.erase = erase;
        this.refreshPeople = refreshPeople;
        this.people = people;
        this.absences = absences;
        this.user = user;
    }

    /** What is known of somebody. */
    @Schema(name = "ColleagueParticulars")
    public record Particulars(
            @NotBlank @Size(max = Person.NAME_MAX) String name,

            @NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM)
            String mail,

            @Schema(description = "Of mails; left out: the department's")
            Language language,

            @Schema(description = "False once the person is not with us any more", defaultValue = "true")
            Boolean active) {

        ChangePerson.Particulars toParticulars() {
            return new ChangePerson.Particulars(name, mail, Optional.ofNullable(language), active == null || active);
        }
    }

    /** Until when somebody is absent, and who stands in. */
    @Schema(name = "AbsenceDescription")
    public record AbsenceDescription(@NotNull LocalDate lastDay, UUID substitute) {}

    /** Why somebody is erased. */
    @Schema(name = "ColleagueErasure")
    public record ColleagueErasure(
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List our people")
    public Page<PersonView> list(
            @QueryParam("active") Boolean active, @QueryParam("mail") String mail, @BeanParam PageRequest page) {
        var filter = Filter.all().eq("active", active);
        if (mail != null && !mail.isEmpty()) {
            filter.where("lower(mail) = :mail", "mail", mail.toLowerCase(Locale.ROOT));
        }
        var found = page.page(people, filter, Person::id);
        var away = absences.of(found.items());
        return found.map(person -> PersonView.of(person, away.getOrDefault(person.id(), List.of())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read what is known of somebody")
    @APIResponse(responseCode = "200", description = "The person; ETag is the version")
    @APIResponse(responseCode = "404", description = "Nobody of this id")
    public RestResponse<PersonView> read(@PathParam("id") UUID id) {
        return answer(RestResponse.Status.OK, people.get(id)).build();
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter somebody",
            description =
                    "Who has an account in Keycloak comes from there; appointing somebody to a function, an import"
                            + " and ERP enter people too.")
    @APIResponse(
            responseCode = "201",
            description = "Entered",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "422", description = "Somebody has this address already")
    public RestResponse<PersonView> enter(@NotNull @Valid Particulars particulars) {
        var person = changePerson.enter(particulars.toParticulars(), user.name());
        return answer(RestResponse.Status.CREATED, person)
                .location(URI.create("/api/v1/directory/people/" + person.id()))
                .build();
    }

    @PUT
    @Path("refresh")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take our people over from Keycloak now",
            description = "Who has no enabled account there any more gets nothing, and the posts count as vacant.")
    @APIResponse(responseCode = "200", description = "Taken over")
    @APIResponse(responseCode = "409", description = "Keycloak is not configured, or it is being done")
    @APIResponse(responseCode = "503", description = "Keycloak cannot be asked")
    public TakeOverAccounts.Result refresh() {
        return refreshPeople.now();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change what is known of somebody")
    @APIResponse(responseCode = "200", description = "Changed; ETag is the new version")
    @APIResponse(responseCode = "410", description = "The person was erased")
    @APIResponse(responseCode = "422", description = "Somebody else has this address")
    public RestResponse<PersonView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Particulars particulars) {
        return answer(
                        RestResponse.Status.OK,
                        changePerson.change(id, particulars.toParticulars(), ifMatch, user.name()))
                .build();
    }

    @PUT
    @Path("{id}/absences/{firstDay}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter an absence, or change the one from this day on",
            description = "Days of the calendar of the department's site. Mails go to the substitute meanwhile, where"
                    + " there is none to the deputy.")
    @APIResponse(responseCode = "200", description = "The person with all absences")
    @APIResponse(
            responseCode = "422",
            description = "It ends before it begins, or the substitute is nobody else of ours")
    public RestResponse<PersonView> absent(
            @PathParam("id") UUID id,
            @PathParam("firstDay") LocalDate firstDay,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AbsenceDescription absence) {
        return answer(
                        RestResponse.Status.OK,
                        changePerson.absent(
                                id,
                                firstDay,
                                absence.lastDay(),
                                Optional.ofNullable(absence.substitute()),
                                ifMatch,
                                user.name()))
                .build();
    }

    @DELETE
    @Path("{id}/absences/{firstDay}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Take an absence back")
    @APIResponse(responseCode = "200", description = "The person with the absences that remain")
    @APIResponse(responseCode = "404", description = "No absence begins on this day")
    public RestResponse<PersonView> present(
            @PathParam("id") UUID id,
            @PathParam("firstDay") LocalDate firstDay,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(RestResponse.Status.OK, changePerson.present(id, firstDay, ifMatch, user.name()))
                .build();
    }

    @PUT
    @Path("{id}/erasure")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Put a pseudonym in the place of somebody of ours",
            description = "In the directory, in the messages that the person got and in the audit trail, for good."
                    + " Who held which post when stays under the pseudonym.")
    @APIResponse(responseCode = "200", description = "The pseudonym")
    @APIResponse(responseCode = "410", description = "The person was erased before")
    public RestResponse<PersonView> erase(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ColleagueErasure erasure) {
        return answer(RestResponse.Status.OK, erase.handle(id, erasure.reason(), ifMatch, user.name()))
                .build();
    }

    private RestResponse.ResponseBuilder<PersonView> answer(RestResponse.Status status, Person person) {
        return RestResponse.ResponseBuilder.create(status, view(person))
                .header(HttpHeaders.ETAG, Versions.etag(person.version()));
    }

    private PersonView view(Person person) {
        return PersonView.of(person, absences.of(person));
    }
}
