package io.qloop.notification.directory;

import io.qloop.notification.address.RecipientsChanged;
import io.qloop.notification.directory.DirectoryTable.Column;
import io.qloop.notification.directory.DirectoryTable.Row;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes over the directory from a table: all of it or, if a row breaks a rule, nothing. Departments that it does not name stay. */
@ApplicationScoped
class ImportDirectory {

    private final Departments departments;
    private final Posts posts;
    private final People people;
    private final Appointments appointments;
    private final StoredRecords records;
    private final Event<RecipientsChanged> recipientsChanged;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    ImportDirectory(
            Departments departments,
            Posts posts,
            People people,
            Appointments appointments,
            StoredRecords records,
            Event<RecipientsChanged> recipientsChanged,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.departments = departments;
        this.posts = posts;
        this.people = people;
        this.appointments = appointments;
        this.records = records;
        this.recipientsChanged = recipientsChanged;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What it came to.
     *
     * @param dryRun whether nothing was kept
     */
    @Schema(name = "DirectoryImport")
    record Result(boolean dryRun, int rows, int departments, int posts, int holders) {}

    @FunctionalInterface
    private interface Step {
        void run();
    }

    /** A dry run does everything, and then takes it back. */
    @Transactional
    Result handle(String text, boolean dryRun, String by) {
        var table = DirectoryTable.read(text);
        var faults = new ArrayList<Detail>();
        for (var row : table.departments()) {
            attempt(row, Column.FUNCTION, faults, () -> describe(row, by));
        }
        for (var row : table.departments()) {
            attempt(row, Column.SUPERIOR, faults, () -> departments
                    .of(row.department())
                    .ifPresent(department -> departments.require(department.code(), department.description())));
        }
        var ofPosts = table.rows().stream()
                .filter(row -> row.at(Column.POST).isPresent())
                .toList();
        if (faults.isEmpty()) {
            ofPosts.forEach(row -> attempt(row, Column.POST, faults, () -> fill(row, by)));
        }
        DirectoryTable.refuse(faults);
        departments.flush();
        if (dryRun) {
            transaction.setRollbackOnly();
        } else {
            recipientsChanged.fire(new RecipientsChanged());
        }
        return new Result(
                dryRun, table.rows().size(), table.departments().size(), ofPosts.size(), (int) ofPosts.stream()
                        .filter(row -> row.at(Column.HOLDER).isPresent())
                        .count());
    }

    /** What the directory refuses is a fault of this row. */
    private static void attempt(Row row, Column column, List<Detail> faults, Step step) {
        try {
            step.run();
        } catch (Refusal refusal) {
            faults.add(new Detail(
                    "row " + row.number() + ", column " + column.title(),
                    refusal.code(),
                    "problem." + refusal.code() + ".detail",
                    refusal.args()));
        }
    }

    private void describe(Row row, String by) {
        var description = new Department.Description(
                new Text(
                        row.at(Column.NAME_EN).orElseThrow(),
                        row.at(Column.NAME_ZH).orElseThrow()),
                row.at(Column.SITE),
                row.at(Column.FUNCTION).map(CompanyFunction::of),
                row.at(Column.SUPERIOR),
                row.at(Column.LANGUAGE).flatMap(DirectoryTable::language).orElse(Language.ZH),
                row.mails(),
                true);
        departments.requireFreeFunction(row.department(), description);
        var department = departments.of(row.department()).orElseGet(() -> new Department(Ids.next(), row.department()));
        department.describe(description, by, clock.instant());
        departments.persist(department);
    }

    private void fill(Row row, String by) {
        var department = departments.get(row.department());
        var code = row.at(Column.POST).orElseThrow();
        var post = posts.entered(department, code);
        row.at(Column.POST_EN)
                .ifPresent(en -> post.name(new Text(en, row.at(Column.POST_ZH).orElseThrow())));
        var now = clock.instant();
        row.at(Column.HOLDER)
                .ifPresentOrElse(
                        name -> appointments.appoint(
                                department,
                                code,
                                people.named(name, row.at(Column.MAIL).orElseThrow(), Person.Source.DIRECTORY, by, now),
                                row.day(Column.FROM).map(day -> midnight(department, day)),
                                row.day(Column.UNTIL).map(day -> midnight(department, day.plusDays(1))),
                                by),
                        () -> appointments.vacate(department, code, now, by));
    }

    private Instant midnight(Department department, LocalDate day) {
        return day.atStartOfDay(records.zone(department.site())).toInstant();
    }
}
