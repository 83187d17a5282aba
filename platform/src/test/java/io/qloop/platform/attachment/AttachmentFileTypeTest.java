package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.testing.FileFixture;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AH-83")
class AttachmentFileTypeTest {

    @TempDir
    Path directory;

    @Test
    void isKnownByItsContent() throws IOException {
        assertThat(type("a.txt", FileFixture.png())).contains(FileType.PNG);
        assertThat(type("a.png", FileFixture.pdf())).contains(FileType.PDF);
        assertThat(type("a", FileFixture.jpeg())).contains(FileType.JPEG);
        assertThat(type("a", FileFixture.webp())).contains(FileType.WEBP);
        assertThat(type("a.bin", bytes("Lot AB123456: scratches"))).contains(FileType.TEXT);
        assertThat(type("a.csv", bytes("lot,quantity\nAB123456,7\n"))).contains(FileType.CSV);
    }

    @Test
    void knowsChineseTextsOfOlderPrograms() throws IOException {
        var gb = "批次，数量，缺陷\n测试".repeat(9000).getBytes(Charset.forName("GB18030"));

        assertThat(type("数据.csv", gb)).contains(FileType.CSV);
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml,   WORD",
        "xl/workbook.xml,     EXCEL",
        "ppt/presentation.xml,POWERPOINT",
        "readme.txt,          ZIP",
    })
    void looksIntoContainers(String part, FileType type) throws IOException {
        assertThat(type("a.docx", FileFixture.zip("[Content_Types].xml", "_rels/.rels", part)))
                .contains(type);
        assertThat(type("a.docx", FileFixture.zip(part, "[Content_Types].xml"))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/vbaProject.bin", "word/activeX/activeX1.xml", "xl/workbook.xml"})
    void refusesDocumentsWithProgramsAndChimeras(String part) throws IOException {
        assertThat(type("a.docx", FileFixture.zip("[Content_Types].xml", "word/document.xml", part)))
                .isEmpty();
    }

    @Test
    void refusesABrokenContainer() throws IOException {
        var zip = FileFixture.zip("[Content_Types].xml", "word/document.xml");

        assertThat(type("a.docx", java.util.Arrays.copyOf(zip, zip.length / 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><script>alert(1)</script></html>",
                "<html><body onload=alert(1)></body></html>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "#!/bin/sh\nrm -rf /\n",
                "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0",
            })
    void refusesWhatRuns(String content) throws IOException {
        for (var name : new String[] {"a.pdf", "a.png", "a.txt", "a.csv"}) {
            assertThat(type(name, bytes(content))).as(name).isEmpty();
        }
    }

    @Test
    void refusesAnExecutableWhateverItsName() throws IOException {
        for (var name : new String[] {"a.exe", "a.png", "a.txt", "a.csv"}) {
            assertThat(type(name, FileFixture.exe())).as(name).isEmpty();
        }
    }

    private Optional<FileType> type(String name, byte[] content) throws IOException {
        var file = Files.write(directory.resolve("content"), content);
        return FileType.of(file, FileName.of(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
