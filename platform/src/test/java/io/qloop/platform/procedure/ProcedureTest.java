package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.company.CompanyFunction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcedureTest {

    private final Procedure procedure = ProcedureFixture.noteFlow();

    @Test
    @Tag("X-001")
    void knowsTheFunctionsBehindDepartmentsOnceEach() {
        assertThat(procedure.functionsOf(List.of("quality-head", "sales", "quality")))
                .containsExactly(CompanyFunction.QUALITY, CompanyFunction.SALES);
    }

    @Test
    void seesNoFunctionWhereTheDocumentNamesNone() {
        assertThat(procedure.functionsOf(List.of("customer", "concerned", "nobody")))
                .isEmpty();
    }

    @Test
    void routesAKindToItsFunctions() {
        assertThat(procedure.functionsFor(Optional.of("transport"))).containsExactly(CompanyFunction.SALES);
    }

    @Test
    void routesNothingWithoutAKindThatItKnows() {
        assertThat(procedure.functionsFor(Optional.empty())).isEmpty();
        assertThat(procedure.functionsFor(Optional.of("theft"))).isEmpty();
    }
}
