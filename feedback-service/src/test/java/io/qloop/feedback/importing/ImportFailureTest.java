package io.qloop.feedback.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.problem.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ImportFailureTest {

    @Test
    void tellsWhatPassesFromWhatSomebodyHasToLookInto() {
        assertThat(ImportFailure.of(Refusal.unavailable("attachment-store-unavailable")))
                .isEqualTo(ImportFailure.UNAVAILABLE);
        assertThat(ImportFailure.of(new IllegalStateException(new SQLException("away", "08006"))))
                .isEqualTo(ImportFailure.UNAVAILABLE);
        assertThat(ImportFailure.of(new IOException("disk full"))).isEqualTo(ImportFailure.UNAVAILABLE);
        assertThat(ImportFailure.of(new IllegalStateException(new SQLException("deadlock", "40P01"))))
                .isEqualTo(ImportFailure.HELD_UP);
        assertThat(ImportFailure.of(new IllegalStateException("?"))).isEqualTo(ImportFailure.UNEXPECTED);
        assertThat(ImportFailure.of(Refusal.notFound("attachment-not-found"))).isEqualTo(ImportFailure.UNEXPECTED);
    }
}
