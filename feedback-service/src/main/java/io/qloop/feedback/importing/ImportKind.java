package io.qloop.feedback.importing;

import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.Feedback;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import java.util.List;
import java.util.stream.Stream;

/** What can be imported, with the columns of its table. The master data are as large as their events allow. */
public enum ImportKind {
    CUSTOMERS(
            Field.code("customerId", Feedback.CUSTOMER_MAX).required(),
            Field.text("nameZh", Limits.NAME),
            Field.text("nameEn", Limits.NAME),
            Field.choice("language", Limits.CHOICES, Stream.of(Language.ZH, Language.EN)),
            Field.yesOrNo("active"),
            Field.code("site", Limits.SITE)),
    CONTACTS(
            Field.code("customerId", Feedback.CUSTOMER_MAX).required(),
            Field.text("contactName", Limits.PERSON).required(),
            Field.mail("mail", Limits.MAIL).required(),
            Field.text("role", Limits.PERSON)),
    PRODUCTS(
            Field.code("productId", Feedback.PRODUCT_MAX).required(),
            Field.text("nameZh", Limits.NAME),
            Field.text("nameEn", Limits.NAME),
            Field.text("unit", Limits.UNIT).required(),
            Field.yesOrNo("active")),
    FEEDBACKS(
            Field.code("oldNumber", Limits.OLD_NUMBER).required(),
            Field.moment("receivedAt").required(),
            Field.choice("channel", Limits.CHOICES, Stream.of(Channel.values())).required(),
            Field.code("customerId", Feedback.CUSTOMER_MAX).required(),
            Field.code("productId", Feedback.PRODUCT_MAX),
            Field.code("lot", Feedback.LOT_MAX),
            Field.code("class", Limits.CLASS),
            Field.text("subject", Feedback.SUBJECT_MAX).required(),
            Field.text("content", Feedback.CONTENT_MAX),
            Field.choice("function", "function.", Stream.of(CompanyFunction.values())),
            Field.text("handler", Limits.HANDLER),
            Field.text("evaluation", Limits.EVALUATION),
            Field.choice("status", Limits.CHOICES, Stream.of(FeedbackStatus.CLOSED, FeedbackStatus.WITHDRAWN)),
            Field.moment("closedAt").required());

    private final List<Field> fields;

    ImportKind(Field... fields) {
        this.fields = List.of(fields);
    }

    List<Field> fields() {
        return fields;
    }

    /** May rows of this kind need rows of that one, or say something else of the same thing? */
    boolean dependsOn(ImportKind other) {
        return switch (this) {
            // A customer and its contacts are told of together.
            case CUSTOMERS, CONTACTS -> other == CUSTOMERS || other == CONTACTS;
            case PRODUCTS -> other == PRODUCTS;
            case FEEDBACKS -> other != CONTACTS;
        };
    }

    private static final class Limits {
        private static final String CHOICES = "import.choice.";
        private static final int NAME = 200;
        private static final int SITE = 40;
        private static final int PERSON = 100;
        private static final int MAIL = 254;
        private static final int UNIT = 20;
        private static final int OLD_NUMBER = 60;
        private static final int CLASS = 60;
        private static final int HANDLER = 200;
        private static final int EVALUATION = 2000;
    }
}
