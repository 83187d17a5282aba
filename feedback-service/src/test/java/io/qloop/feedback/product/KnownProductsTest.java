package io.qloop.feedback.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class KnownProductsTest {
    private final String product = "P-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    KnownProducts known;

    @Inject
    ProductFixture products;

    @Test
    void knowsOfEachWhetherErpHasToldOfIt() {
        products.known(product);

        for (var time = 0; time < 2; time++) {
            var among = QuarkusTransaction.requiringNew().call(() -> known.among(Set.of(product, product + "-other")));
            assertThat(among).containsExactly(product);
        }
    }

    @Test
    void learnsOfOneThatItDidNotKnowBefore() {
        assertThat(isKnown()).isFalse();
        products.known(product);
        assertThat(isKnown()).isTrue();
    }

    @Test
    void forgetsOneThatWasRolledBack() {
        QuarkusTransaction.begin();
        products.known(product);
        assertThat(known.knows(product)).isTrue();
        QuarkusTransaction.rollback();

        assertThat(isKnown()).isFalse();
    }

    private boolean isKnown() {
        return QuarkusTransaction.requiringNew().call(() -> known.knows(product));
    }
}
