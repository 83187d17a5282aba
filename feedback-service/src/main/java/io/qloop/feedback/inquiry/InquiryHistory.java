package io.qloop.feedback.inquiry;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import io.qloop.platform.timeline.Happening.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the customer was asked, and when it answered; its words stand with the inquiry. */
@ApplicationScoped
class InquiryHistory implements CaseHistory {

    private final Inquiries inquiries;
    private final Texts texts;

    InquiryHistory(Inquiries inquiries, Texts texts) {
        this.inquiries = inquiries;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return inquiries.of(caseId).stream().flatMap(this::of).toList();
    }

    private Stream<Happening> of(Inquiry inquiry) {
        var all = new ArrayList<Happening>();
        var function = inquiry.function().code();
        all.add(happening(inquiry, "asked", inquiry.askedAt(), inquiry.askedBy(), texts.both("function." + function)));
        inquiry.answeredAt().ifPresent(at -> {
            var via = EnumNames.of(inquiry.answeredVia().orElseThrow());
            all.add(happening(
                    inquiry, "answered", at, inquiry.answeredBy().orElse(null), texts.both("inquiry.via." + via)));
        });
        inquiry.withdrawnAt()
                .ifPresent(at -> all.add(happening(
                        inquiry,
                        "withdrawn",
                        at,
                        inquiry.withdrawnBy().orElseThrow(),
                        texts.both("function." + function))));
        return all.stream();
    }

    private Happening happening(Inquiry inquiry, String what, Instant at, String by, Text detail) {
        return new Happening(
                at,
                "inquiry/" + inquiry.id() + "/" + what,
                "inquiry-" + what,
                new About("inquiry", inquiry.id().toString(), null),
                by,
                texts.both("timeline.inquiry-" + what, detail),
                Map.of(
                        "function",
                        inquiry.function().code(),
                        "asked",
                        inquiry.asked().stream().map(Asked::code).toList()));
    }
}
