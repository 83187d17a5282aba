package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakingChangesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table letter",
                "DROP TABLE IF EXISTS letter CASCADE",
                "drop view letters",
                "truncate letter",
                "alter table letter drop column text",
                "alter table if exists only letter drop text",
                "alter table letter\n    add column kind text,\n    drop column if exists text",
                "alter table letter add constraint letter_kind check (kind in ('A', 'B')), drop column text",
                "alter table letter rename to note",
                "alter table letter rename column text to words",
                "alter table letter rename text to words",
                "alter table letter alter column number type text",
                "alter table \"letter\" alter number set data type numeric(10, 2)",
                "alter table letter alter column text set not null",
                "alter table letter add column kind text; alter table letter alter column kind set not null",
                "alter table letter add column kind text not null",
                "alter table letter add column kind text not null default 'A'; alter table letter alter kind drop default",
                "alter table letter set schema old",
                "do $$ begin alter table letter drop column text; end $$",
                "-- a letter's text\nalter table letter drop column text",
            })
    void areFound(String sql) {
        assertThat(BreakingChanges.of(sql + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table letter (id uuid primary key, text text not null)",
                "create unlogged table if not exists letter (id uuid); drop table letter",
                "create temporary table letter (id uuid); alter table letter rename to note",
                "alter table letter add column kind text",
                "alter table letter add column kind text not null default 'A'",
                "alter table letter add column size numeric(10, 2) not null default 0, add column kind text",
                "alter table letter add column size integer; alter table letter alter column size set default 0;"
                        + " alter table letter alter column size set not null",
                "alter table letter add column first text not null generated always as (left(text, 1)) stored",
                "alter table letter add constraint letter_kind check (kind is not null)",
                "alter table letter add column kind text check (kind is not null or text is null)",
                "alter table letter drop constraint letter_kind",
                "alter table letter rename constraint letter_kind to letter_kind_known",
                "alter table letter alter column text drop not null",
                "alter table letter alter column text set default ''",
                "alter table letter alter column text set statistics 300",
                "alter index letter_text rename to letter_by_text",
                "drop index concurrently if exists letter_text",
                "insert into letter values ('alter table letter drop column text;')",
                "-- drop table letter;\nselect 1",
                "/* drop table letter;\n drop table note; */ select 1",
            })
    void areNotSeenWhereNothingIsTakenAway(String sql) {
        assertThat(BreakingChanges.of(sql + ";")).isEmpty();
    }

    @Test
    void areExcusedByAReasonAlone() {
        assertThat(BreakingChanges.areExcusedIn("-- breaking: no version since 1.2 reads it\ndrop table letter;"))
                .isTrue();
        assertThat(BreakingChanges.areExcusedIn("-- breaking:\ndrop table letter;"))
                .isFalse();
        assertThat(BreakingChanges.areExcusedIn("-- nothing is breaking: here\ndrop table letter;"))
                .isFalse();
    }
}
