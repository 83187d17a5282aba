package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** The columns of this package that hold JSON. */
final class InformationColumn {

    private InformationColumn() {}

    @Converter
    static class Names extends JsonColumn<List<String>> {
        Names() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Comparisons extends JsonColumn<List<CompetitorComparison>> {
        Comparisons() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Items extends JsonColumn<List<KeyItem>> {
        Items() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Sheets extends JsonColumn<List<ContactSheet>> {
        Sheets() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Functions extends JsonColumn<SortedSet<CompanyFunction>> {
        Functions() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Periods extends JsonColumn<SortedSet<DigestPeriod>> {
        Periods() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Groups extends JsonColumn<List<Collected.Group>> {
        Groups() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Ids extends JsonColumn<List<UUID>> {
        Ids() {
            super(new TypeReference<>() {});
        }
    }
}
