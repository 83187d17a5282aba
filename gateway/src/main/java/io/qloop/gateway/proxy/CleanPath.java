package io.qloop.gateway.proxy;

/**
 * The gateway routes by the path as it stands, and the service resolves it once more. A path that could mean different things to
 * the two (dot segments, empty segments, encoded slashes and dots, backslashes) could walk past the table, to
 * {@code /q/metrics} for instance. Such a path is refused, not repaired.
 */
final class CleanPath {
    private CleanPath() {}

    static boolean isClean(String path) {
        int length = path.length();
        int segment = 0; // where the present segment starts
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (i > 0 && (i == segment || isDots(path, segment, i))) {
                    return false;
                }
                segment = i + 1;
            } else if (c == '%') {
                if (!isHarmlessEscape(path, i)) {
                    return false;
                }
            } else if (c <= ' ' || c >= 0x7f || c == '\\' || c == ';' || c == '#') {
                return false;
            }
        }
        return !isDots(path, segment, length);
    }

    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
    }

    private static boolean isHarmlessEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int c = high << 4 | low;
        return c > 0x1f && c != '/' && c != '\\' && c != '.' && c != '%' && c != ';' && c != 0x7f;
    }
}
