package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.i18n.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody of our own people, known by the mail address. Who has an account in Keycloak is here as long as the account is
 * there and enabled; afterwards nothing is sent any more, and the posts count as vacant. Who was erased keeps a
 * pseudonym, and the id of the account, or Keycloak would bring the person back.
 */
@Entity
public class Person implements Audited {

    static final int NAME_MAX = 100;

    /** Who says what the person is called. */
    public enum Source {
        DIRECTORY,
        KEYCLOAK,
        ERP
    }

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String mail;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String login;
    private String keycloakId;

    @Enumerated(EnumType.STRING)
    private Source source;

    private boolean active;
    private Instant erasedAt;
    private Instant changedAt;
    private String changedBy;

    /** For the mapper only. */
    protected Person() {}

    /** Somebody who is known by name and address, and nothing else. */
    public Person(UUID id, String name, String mail, Source source, String by, Instant at) {
        this.id = id;
        this.name = name;
        this.mail = mail;
        this.source = source;
        active = true;
        changedBy = by;
        changedAt = at;
    }

    /** An account in Keycloak; {@code mail} and {@code language} may be missing. */
    public record Account(
            String id, String login, String name, Optional<String> mail, Optional<Language> language, boolean enabled) {

        /** Names and addresses are nobody's business in a log. */
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** Somebody entered what the person is called; that counts more than what Keycloak says. */
    void call(String newName, Source by, String login, Instant at) {
        if (!name.equals(newName)) {
            name = newName;
            source = by;
            changed(login, at);
        }
    }

    void describe(String newName, String newMail, Language newLanguage, boolean isHere, String by, Instant at) {
        call(newName, Source.DIRECTORY, by, at);
        mail = newMail;
        language = newLanguage;
        active = isHere;
        changed(by, at);
    }

    /** Takes over what the account says; answers whether that was news. */
    boolean take(Account account, String by, Instant at) {
        var newName = source == Source.KEYCLOAK ? account.name() : name;
        var newMail = account.mail().orElse(mail);
        var newLanguage = account.language().orElse(language);
        if (account.id().equals(keycloakId)
                && account.login().equals(login)
                && newName.equals(name)
                && Objects.equals(newMail, mail)
                && newLanguage == language
                && account.enabled() == active) {
            return false;
        }
        keycloakId = account.id();
        login = account.login();
        name = newName;
        mail = newMail;
        language = newLanguage;
        active = account.enabled();
        changed(by, at);
        return true;
    }

    /** The account is gone, or belongs to another entry. */
    void leave(boolean keepAccount, String by, Instant at) {
        active = false;
        if (!keepAccount) {
            keycloakId = null;
        }
        changed(by, at);
    }

    /** When the person is absent is part of what is known of the person. */
    void isAbsentOtherwise(String by, Instant at) {
        changed(by, at);
    }

    private void changed(String by, Instant at) {
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

    public String name() {
        return name;
    }

    public Optional<String> mail() {
        return Optional.ofNullable(mail);
    }

    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    public Optional<String> login() {
        return Optional.ofNullable(login);
    }

    Optional<String> keycloakId() {
        return Optional.ofNullable(keycloakId);
    }

    Source source() {
        return source;
    }

    public boolean isActive() {
        return active;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Without name and address: this text may reach a log. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
