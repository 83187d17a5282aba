package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A department with its posts and who holds them now; what it does not have is left out. */
@Schema(name = "DirectoryDepartment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepartmentView(
        String code,
        Text name,
        String site,
        CompanyFunction function,
        String superior,
        Language language,
        List<String> mails,
        boolean active,
        List<PostView> posts,
        Instant changedAt) {

    /** A post; without a holder it is vacant. */
    @Schema(name = "DirectoryPost")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PostView(String post, Text name, HolderView holder) {

        static PostView of(Posts.Filled filled) {
            return new PostView(
                    filled.post().code(),
                    filled.post().name().orElse(null),
                    filled.held().map(HolderView::of).orElse(null));
        }
    }

    /** Who holds it; the person may not be with us any more. */
    @Schema(name = "PostHolder")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HolderView(UUID person, String name, String mail, boolean active, Instant since, Instant until) {

        static HolderView of(Posts.Held held) {
            var person = held.person();
            return new HolderView(
                    person.id(),
                    person.name(),
                    person.mail().orElse(null),
                    person.isActive(),
                    held.holding().since().orElse(null),
                    held.holding().until().orElse(null));
        }
    }

    static DepartmentView of(Department department, List<Posts.Filled> posts) {
        return new DepartmentView(
                department.code(),
                department.name(),
                department.site().orElse(null),
                department.function().orElse(null),
                department.superior().orElse(null),
                department.language(),
                department.mails(),
                department.isActive(),
                posts.stream().map(PostView::of).toList(),
                department.changedAt());
    }
}
