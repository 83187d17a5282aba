package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A department of the company or of one of its sites. It is entered once and described anew whenever something about it
 * changes; when it is dissolved it stays for the history, but nobody is looked for in it any more. Its posts, and who
 * holds them, are part of it: a change of them is a new version of the department.
 */
@Entity
public class Department implements Audited {

    static final int NAME_MAX = 200;
    static final int MAILS_MAX = 20;

    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String site;

    @Enumerated(EnumType.STRING)
    private CompanyFunction function;

    private String superior;
    private String nameEn;
    private String nameZh;

    @Enumerated(EnumType.STRING)
    private Language language;

    private List<String> mails;
    private boolean active;
    private Instant changedAt;
    private String changedBy;
    private Instant announcedAt;

    /** For the mapper only. */
    protected Department() {}

    /**
     * What the directory says of a department.
     *
     * @param site     empty for a department of the whole company
     * @param function that it stands for
     * @param superior code of the department above it
     * @param mails    its own addresses, for when nobody holds its posts
     */
    public record Description(
            Text name,
            Optional<String> site,
            Optional<CompanyFunction> function,
            Optional<String> superior,
            Language language,
            List<String> mails,
            boolean active) {
        public Description {
            mails = List.copyOf(mails);
        }
    }

    public Department(UUID id, String code) {
        this.id = id;
        this.code = code;
    }

    /** Replaces everything that the directory says of this department. */
    public void describe(Description description, String by, Instant at) {
        nameEn = description.name().en();
        nameZh = description.name().zh();
        site = description.site().orElse(null);
        function = description.function().orElse(null);
        superior = description.superior().orElse(null);
        language = description.language();
        mails = description.mails();
        active = description.active();
        change(by, at);
    }

    /** One of its posts is held by somebody else, or called otherwise. */
    void change(String by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    /** Is what ERP said at this moment news? */
    boolean isNews(Instant announced) {
        return announcedAt == null || !announced.isBefore(announcedAt);
    }

    /** ERP said so at this moment. */
    void announced(Instant at) {
        announcedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** What procedures and other departments call it. */
    public String code() {
        return code;
    }

    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    public Optional<CompanyFunction> function() {
        return Optional.ofNullable(function);
    }

    public Optional<String> superior() {
        return Optional.ofNullable(superior);
    }

    public Text name() {
        return new Text(nameEn, nameZh);
    }

    public Language language() {
        return language;
    }

    public List<String> mails() {
        return List.copyOf(mails);
    }

    public boolean isActive() {
        return active;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public Description description() {
        return new Description(name(), site(), function(), superior(), language, mails, active);
    }
}
