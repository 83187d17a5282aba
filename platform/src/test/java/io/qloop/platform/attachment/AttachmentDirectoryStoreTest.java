package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-83")
class AttachmentDirectoryStoreTest extends AttachmentStoreContract {

    @Override
    DirectoryStore open(Path root) {
        return new DirectoryStore(root);
    }

    @Override
    Path contents() {
        return root;
    }

    @Override
    Path spool() {
        return root.resolve("incoming");
    }

    @Test
    void failsWhereItCannotWrite() throws IOException {
        var noDirectory =
                new DirectoryStore(Files.writeString(root.resolve("file"), "").resolve("store"));

        assertThatThrownBy(() -> noDirectory.receive(stream("abc"), 10)).isInstanceOf(IOException.class);
        assertThatThrownBy(noDirectory::check).isInstanceOf(IOException.class);
    }

    @Test
    void isEmptyBeforeTheFirstContent() throws IOException {
        new DirectoryStore(root.resolve("later")).sweep(Instant.now(), _ -> {
            throw new AssertionError("There is nothing");
        });
    }
}
