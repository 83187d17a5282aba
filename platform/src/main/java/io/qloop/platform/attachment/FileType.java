package io.qloop.platform.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/**
 * The kinds of files that are recognised, by their content. Whatever is not one of them is not accepted, whatever it calls
 * itself.
 */
enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    WEBP("image/webp", "webp"),
    TEXT("text/plain", "txt", "log", "md"),
    CSV("text/csv", "csv"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ZIP("application/zip", "zip"),
    MAIL("message/rfc822", "eml");

    private static final Tika TIKA = new Tika();
    private static final int LOOK_AT = 64 * 1024;
    private static final int MOST_PARTS = 20_000;
    private static final String UNKNOWN = "application/octet-stream";
    private static final Set<String> CONTAINERS = Set.of("application/zip", "application/x-tika-ooxml");
    private static final String PARTS_LIST = "[Content_Types].xml";
    private static final Map<String, FileType> MAIN_PARTS =
            Map.of("word/document.xml", WORD, "xl/workbook.xml", EXCEL, "ppt/presentation.xml", POWERPOINT);

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    List<String> extensions() {
        return extensions;
    }

    /** Of a file; its name only tells one kind of text from the other. */
    static Optional<FileType> of(Path file, FileName name) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOK_AT);
        }
        var detected = TIKA.detect(start);
        if (CONTAINERS.contains(detected)) {
            return ofContainer(file);
        }
        if (detected.equals(TEXT.mediaType) || detected.equals(UNKNOWN) && isChineseText(start)) {
            return Optional.of(CSV.extensions.contains(name.extension()) ? CSV : TEXT);
        }
        for (var type : values()) {
            if (type.mediaType.equals(detected)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** An Office document without macros, or any other archive. */
    private static Optional<FileType> ofContainer(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                return Optional.empty();
            }
            var parts = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            var kinds = parts.stream().filter(MAIN_PARTS::containsKey).toList();
            if (!parts.contains(PARTS_LIST) || kinds.isEmpty()) {
                return Optional.of(ZIP);
            }
            var isActive = parts.stream().anyMatch(FileType::isProgram);
            return kinds.size() > 1 || isActive ? Optional.empty() : Optional.of(MAIN_PARTS.get(kinds.getFirst()));
        } catch (IOException | IllegalArgumentException _) {
            // Not an archive that can be read, or one with names that are none.
            return Optional.empty();
        }
    }

    private static boolean isProgram(String part) {
        return part.endsWith("vbaProject.bin") || part.contains("/activeX/") || part.contains("macrosheets/");
    }

    /** Spreadsheets in China are often saved as GB 18030, which looks like no text to others. */
    private static boolean isChineseText(byte[] start) {
        var characters = CharBuffer.allocate(start.length);
        // A character cut off at the end is no error: more bytes might follow.
        var read = Charset.forName("GB18030")
                .newDecoder()
                .decode(ByteBuffer.wrap(start), characters, start.length < LOOK_AT);
        return !read.isError()
                && start.length > 0
                && characters.flip().chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
