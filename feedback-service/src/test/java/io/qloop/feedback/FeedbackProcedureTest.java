package io.qloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServiceTest
class FeedbackProcedureTest {

    @Inject
    Procedures procedures;

    @Test
    void beginsWithTheDefaultForTheWholeCompany() {
        var inForce = procedures.inForce("feedback", "C-1", null, null);

        assertThat(inForce.toString()).isEqualTo("feedback-guideline 1");
        assertThat(inForce.procedure()).isEqualTo(procedures.preset("feedback-guideline"));
    }
}
