package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
 * One function's entry in the directory: the department's name, its head, the deputy, further mail addresses and the
 * language of mails. It is entered once and described anew whenever something about it changes.
 */
@Entity
public class FunctionEntry implements Audited {

    static final int DEPARTMENT_MAX = 200;
    static final int NAME_MAX = 100;
    static final int MAILS_MAX = 20;

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private CompanyFunction function;

    private String departmentEn;
    private String departmentZh;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "head_name"))
    @AttributeOverride(name = "mail", column = @Column(name = "head_mail"))
    private Person head;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "deputy_name"))
    @AttributeOverride(name = "mail", column = @Column(name = "deputy_mail"))
    private Person deputy;

    @Enumerated(EnumType.STRING)
    private Language language;

    private List<String> mails;
    private Instant changedAt;
    private String changedBy;

    /** For the mapper only. */
    protected FunctionEntry() {}

    /** What the directory says of a function; head and deputy may be vacant. */
    public record Description(
            Text department, Optional<Person> head, Optional<Person> deputy, Language language, List<String> mails) {
        public Description {
            mails = List.copyOf(mails);
        }
    }

    FunctionEntry(UUID id, CompanyFunction function) {
        this.id = id;
        this.function = function;
    }

    /** Replaces everything that the directory says of this function. */
    void describe(Description description, String by, Instant at) {
        departmentEn = description.department().en();
        departmentZh = description.department().zh();
        head = description.head().orElse(null);
        deputy = description.deputy().orElse(null);
        language = description.language();
        mails = description.mails();
        changedBy = by;
        changedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public CompanyFunction function() {
        return function;
    }

    public Text department() {
        return new Text(departmentEn, departmentZh);
    }

    public Optional<Person> head() {
        return Optional.ofNullable(head);
    }

    public Optional<Person> deputy() {
        return Optional.ofNullable(deputy);
    }

    public Language language() {
        return language;
    }

    public List<String> mails() {
        return List.copyOf(mails);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
