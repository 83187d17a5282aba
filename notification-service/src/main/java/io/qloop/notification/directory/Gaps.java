package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.directory.Posts.Filled;
import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Finds where the directory names nobody: posts without anybody who can be told, and what events named in vain. */
@ApplicationScoped
class Gaps {

    private static final Set<String> STAND_FOR_EACH_OTHER = Set.of(Post.HEAD, Post.DEPUTY);

    private final Departments departments;
    private final Posts posts;
    private final Absences absences;
    private final StoredRecords records;
    private final NamedGaps named;
    private final InCharge inCharge;
    private final Clock clock;

    Gaps(
            Departments departments,
            Posts posts,
            Absences absences,
            StoredRecords records,
            NamedGaps named,
            InCharge inCharge,
            Clock clock) {
        this.departments = departments;
        this.posts = posts;
        this.absences = absences;
        this.records = records;
        this.named = named;
        this.inCharge = inCharge;
        this.clock = clock;
    }

    /** What is wrong. */
    @Schema(name = "GapKind")
    enum Kind {
        /** Nobody holds the post. */
        POST_VACANT,
        /** Whoever holds it is not with us any more. */
        HOLDER_GONE,
        /** Whoever holds it has no mail address. */
        HOLDER_WITHOUT_MAIL,
        /** Whoever holds it is absent today, and nobody who is there stands in: no substitute, for the head no deputy. */
        HOLDER_ABSENT,
        /** An event named a department, post or function that nobody stands for. */
        NAMED_IN_VAIN
    }

    /**
     * One of them.
     *
     * @param post   of the department
     * @param holder who cannot be told
     * @param lastAt when an event last named it
     */
    @Schema(name = "DirectoryGap")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gap(
            Kind kind,
            String department,
            String post,
            CompanyFunction function,
            String site,
            UUID holder,
            Instant firstAt,
            Instant lastAt) {}

    @Transactional
    List<Gap> now() {
        var now = clock.instant();
        var active = departments.active();
        var filled = posts.filled(active, now);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // It may be yesterday or tomorrow already at a site.
        var away = absences.between(today.minusDays(1), today.plusDays(1));
        var gaps = new ArrayList<Gap>();
        for (var department : active) {
            var day = LocalDate.ofInstant(now, records.zone(department.site()));
            gaps.addAll(of(department, filled.getOrDefault(department.id(), List.of()), new Cover(away, day)));
        }
        for (var gap : named.all()) {
            var wanted = gap.wanted();
            if (!inCharge.isThere(wanted)) {
                gaps.add(new Gap(
                        Kind.NAMED_IN_VAIN,
                        wanted.code().orElse(null),
                        null,
                        wanted.function().orElse(null),
                        wanted.site().orElse(null),
                        null,
                        gap.firstAt(),
                        gap.lastAt()));
            }
        }
        return gaps;
    }

    private static List<Gap> of(Department department, List<Filled> filled, Cover cover) {
        var gaps = new ArrayList<Gap>();
        // Every department has a head, whether somebody was ever appointed or not.
        if (filled.stream().noneMatch(each -> each.post().code().equals(Post.HEAD))) {
            gaps.add(gap(Kind.POST_VACANT, department, Post.HEAD, null));
        }
        var isSomebodyInCharge = filled.stream()
                .filter(each -> STAND_FOR_EACH_OTHER.contains(each.post().code()))
                .flatMap(each -> each.holder().stream())
                .anyMatch(cover::reaches);
        for (var each : filled) {
            var post = each.post().code();
            var holder = each.holder();
            if (holder.isEmpty()) {
                gaps.add(gap(Kind.POST_VACANT, department, post, null));
            } else if (!holder.get().isActive()) {
                gaps.add(gap(Kind.HOLDER_GONE, department, post, holder.get().id()));
            } else if (holder.get().mail().isEmpty()) {
                gaps.add(gap(
                        Kind.HOLDER_WITHOUT_MAIL, department, post, holder.get().id()));
            } else if (!cover.reaches(holder.get()) && !(isSomebodyInCharge && STAND_FOR_EACH_OTHER.contains(post))) {
                gaps.add(gap(Kind.HOLDER_ABSENT, department, post, holder.get().id()));
            }
        }
        return gaps;
    }

    /** Who is there on a day, or has somebody standing in who is. */
    private final class Cover {

        private final Map<UUID, List<Absence>> away;
        private final LocalDate day;

        private Cover(Map<UUID, List<Absence>> away, LocalDate day) {
            this.away = away;
            this.day = day;
        }

        boolean reaches(Person person) {
            return reaches(person, new HashSet<>());
        }

        private boolean reaches(Person person, Set<UUID> standingIn) {
            if (!person.isActive() || person.mail().isEmpty() || !standingIn.add(person.id())) {
                return false;
            }
            var absence = away.getOrDefault(person.id(), List.of()).stream()
                    .filter(each -> each.covers(day))
                    .max(Comparator.comparing(Absence::lastDay));
            return absence.isEmpty()
                    || absence.get()
                            .substitute()
                            .flatMap(records::person)
                            .filter(substitute -> reaches(substitute, standingIn))
                            .isPresent();
        }
    }

    private static Gap gap(Kind kind, Department department, String post, UUID holder) {
        return new Gap(
                kind,
                department.code(),
                post,
                department.function().orElse(null),
                department.site().orElse(null),
                holder,
                null,
                null);
    }
}
