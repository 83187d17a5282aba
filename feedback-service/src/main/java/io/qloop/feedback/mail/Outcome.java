package io.qloop.feedback.mail;

import java.util.Optional;
import java.util.UUID;

/** What a mail leads to. */
sealed interface Outcome {

    MailStatus status();

    /** It becomes part of a case. */
    sealed interface OfCase extends Outcome {
        String customerId();

        UUID feedback();
    }

    record OpenedFeedback(String customerId, UUID feedback) implements OfCase {
        @Override
        public MailStatus status() {
            return MailStatus.OPENED_FEEDBACK;
        }
    }

    record Answered(String customerId, UUID feedback) implements OfCase {
        @Override
        public MailStatus status() {
            return MailStatus.ANSWERED;
        }
    }

    record Unassigned(MailReason why) implements Outcome {
        @Override
        public MailStatus status() {
            return MailStatus.UNASSIGNED;
        }
    }

    /** @param doubleOf the mail that came before */
    record Ignored(MailReason why, Optional<UUID> doubleOf) implements Outcome {
        @Override
        public MailStatus status() {
            return MailStatus.IGNORED;
        }
    }
}
