package io.qloop.notification.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.directory.FunctionEntry;
import io.qloop.notification.directory.FunctionEntryFixture;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.company.CompanyFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressingTest {

    private final List<String> way = new ArrayList<>();

    private Optional<Recipient> within(FunctionEntry entry) {
        return Addressing.within(CompanyFunction.QUALITY, Optional.ofNullable(entry), way);
    }

    @Test
    void findsNobodyWhereNothingIsEntered() {
        assertThat(within(null)).isEmpty();
        assertThat(way).containsExactly("quality: not in the directory");
    }

    @Test
    void findsNobodyWhereEverythingIsVacant() {
        assertThat(within(FunctionEntryFixture.quality(false, false))).isEmpty();
        assertThat(way)
                .containsExactly("quality: no head", "quality: no deputy", "quality: no address of the department");
    }

    @Test
    void writesToTheHead() {
        var found = within(FunctionEntryFixture.quality(true, true, "quality@qloop.local"));

        assertThat(found).map(Recipient::addressedBy).contains(AddressedBy.HEAD);
        assertThat(found).map(Recipient::mail).contains("li.quality@qloop.local");
        assertThat(way).containsExactly("quality: head");
    }

    @Test
    void writesToTheDeputyWhereTheHeadIsMissing() {
        var found = within(FunctionEntryFixture.quality(false, true, "quality@qloop.local"));

        assertThat(found).map(Recipient::mail).contains("wang.qc@qloop.local");
        assertThat(way).containsExactly("quality: no head", "quality: deputy");
    }

    @Test
    void writesToTheDepartmentWhereBothAreMissing() {
        var found = within(FunctionEntryFixture.quality(false, false, "quality@qloop.local"));

        assertThat(found).map(Recipient::mail).contains("quality@qloop.local");
        assertThat(found).map(Recipient::name).contains("质量部");
        assertThat(way).endsWith("quality: department's address");
    }
}
