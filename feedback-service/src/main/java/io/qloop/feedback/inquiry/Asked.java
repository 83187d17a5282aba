package io.qloop.feedback.inquiry;

import io.qloop.platform.i18n.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that a customer is asked for, as its procedure called it then. */
@Schema(name = "InquiryThing")
public record Asked(String code, Text name) {}
