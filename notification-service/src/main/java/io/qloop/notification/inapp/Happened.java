package io.qloop.notification.inapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something changed.
 *
 * @param id      of the message
 * @param message as it stands by now; left out where it is somebody else's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MyMessageHappened")
public record Happened(UUID id, MyMessageView message) {}
