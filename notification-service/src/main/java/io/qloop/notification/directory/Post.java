package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * A post of a department: its head, the deputy, or one with a name of its own such as the management representative. It
 * comes into being when it is named or somebody is appointed to it.
 */
@Entity
public class Post implements Audited {

    public static final String HEAD = "head";
    public static final String DEPUTY = "deputy";

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID departmentId;
    private String code;
    private String nameEn;
    private String nameZh;

    /** For the mapper only. */
    protected Post() {}

    Post(UUID id, UUID departmentId, String code) {
        this.id = id;
        this.departmentId = departmentId;
        this.code = code;
    }

    void name(Text name) {
        nameEn = name.en();
        nameZh = name.zh();
    }

    /** Is it a post with a name of its own? */
    static boolean isNamed(String code) {
        return !code.equals(HEAD) && !code.equals(DEPUTY);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return departmentId.toString();
    }

    UUID departmentId() {
        return departmentId;
    }

    String code() {
        return code;
    }

    /** What it is called; head and deputy may go without. */
    Optional<Text> name() {
        return Optional.ofNullable(nameEn).map(en -> new Text(en, nameZh));
    }
}
