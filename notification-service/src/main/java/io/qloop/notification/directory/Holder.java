package io.qloop.notification.directory;

import io.qloop.notification.address.MailAddress;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who holds a post, by name and address. */
public record Holder(
        @NotBlank @Size(max = Person.NAME_MAX) String name,

        @NotNull @Size(max = MailAddress.MAX_LENGTH) @Email(regexp = MailAddress.FORM)
        String mail) {

    /** Without name and address: this text may reach a log. */
    @Override
    public String toString() {
        return "Holder[…]";
    }
}
