package io.qloop.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.local.demo.Demo;
import io.qloop.systemtests.product.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README promises: the stories hold when they are played. What they saw stands in the output of this test. */
@SystemTest
class DemoIT {

    private final World world;

    DemoIT(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void holdsInEveryStep(Demo.Name story) {
        assertThat(Demo.run(story, world.product().addresses())).isZero();
    }
}
