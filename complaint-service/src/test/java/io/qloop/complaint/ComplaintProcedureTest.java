package io.qloop.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.procedure.adoption.Procedures;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServiceTest
class ComplaintProcedureTest {

    @Inject
    Procedures procedures;

    @Test
    void beginsWithTheDefaultForTheWholeCompany() {
        var inForce = procedures.inForce("complaint", "C-1", null, null);

        assertThat(inForce.toString()).isEqualTo("sample-8d 1");
        assertThat(inForce.procedure()).isEqualTo(procedures.preset("sample-8d"));
    }
}
