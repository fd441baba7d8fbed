package org.robograde.robots.units.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One YAML 1.2 file as it was read: its text, and its root, which must be a map. All kinds of files people write start here.
 *
 * @param text exactly as read, for the evidence's {@code documents/}
 */
public record YamlDocument(String file, String text, YamlNode.Mapping root) {
    /** Far above any file a person writes; a bound on what a hostile one can cost. */
    public static final int MAX_BYTES = 1 << 20;

    /** Nested maps and lists. */
    public static final int MAX_DEPTH = 40;

    /**
     * Reads a file that people wrote.
     *
     * @param issues gets what is wrong with single nodes (duplicate keys); reading goes on after those
     * @throws InvalidInputException if the file cannot be read, is too large or is not YAML at all
     */
    public static YamlDocument read(Path path, Issues issues) {
        String name = path.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(
                    name, issues, "unreadable-file", "the file cannot be read: " + reason(e), "check the path");
        }
        if (bytes.length > MAX_BYTES) throw tooLarge(name, issues);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(name, text, issues);
        } catch (CharacterCodingException e) {
            throw unreadable(name, issues, "not-utf8", "the file is not UTF-8 text", "save it as UTF-8");
        }
    }

    /**
     * Reads text that is already at hand; {@code file} is only for messages.
     *
     * @throws InvalidInputException if the text is too large or is not YAML with a map at its root
     */
    public static YamlDocument parse(String file, String text, Issues issues) {
        // UTF-8 takes at least one byte per UTF-16 unit of a BMP character and four per pair, so this never refuses
        // what read() accepts.
        if (text.length() > MAX_BYTES) throw tooLarge(file, issues);
        return new YamlDocument(file, text, new YamlTreeReader(file, text, issues).readRoot());
    }

    private static InvalidInputException tooLarge(String file, Issues issues) {
        return unreadable(
                file, issues, "too-large", "the file is larger than 1 MiB", "split it; people's files are a few kB");
    }

    private static InvalidInputException unreadable(
            String file, Issues issues, String code, String message, String hint) {
        issues.error(code, new SourcePlace(file, 1, 1, ""), message, hint);
        return new InvalidInputException(issues.list());
    }

    /** The exception's kind in words, because its text is often only the path again. */
    private static String reason(IOException e) {
        if (e instanceof java.nio.file.NoSuchFileException) return "there is no such file";
        if (e instanceof java.nio.file.AccessDeniedException) return "access is denied";
        return e.toString();
    }
}
