package io.qloop.platform.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks for malicious software in what comes in. */
interface Scanner {

    /**
     * @return the name of what was found
     * @throws IOException if it cannot tell; then the content is not accepted
     */
    Optional<String> scan(InputStream content) throws IOException;
}
