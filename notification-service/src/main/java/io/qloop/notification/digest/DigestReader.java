package io.qloop.notification.digest;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who may get digests.
 *
 * @param site where the person holds a post; empty for the whole company
 */
record DigestReader(UUID person, Optional<String> site) {}
