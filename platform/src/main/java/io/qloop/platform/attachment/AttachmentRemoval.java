package io.qloop.platform.attachment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a file is taken out of a case. */
public record AttachmentRemoval(@NotBlank @Size(max = 500) String reason) {}
