package io.qloop.platform.web;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** The smallest case that has everything that the REST mechanisms care about. */
@Entity
@NotAudited("A test case of the REST mechanisms")
public class Note {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(nullable = false, length = 40)
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Grade grade;

    @Column(length = 40)
    private String slug;

    protected Note() {}

    Note(UUID id, String text, Grade grade, String slug) {
        this.id = id;
        this.text = text;
        this.grade = grade;
        this.slug = slug;
    }

    void change(String newText) {
        if (newText.equals("forbidden")) {
            throw Refusal.conflict("note-closed", grade);
        }
        text = newText;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String text() {
        return text;
    }

    Grade grade() {
        return grade;
    }
}
