package org.robograde.robots.messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Definition texts by type name, as found in files.
 *
 * @param messages text of each {@code .msg}
 * @param services text of each {@code .srv}
 */
record DefinitionFiles(Map<String, String> messages, Map<String, String> services) {
    private static final String INDEX = "index.txt";

    /** Those in this jar; a jar cannot list itself, so an index names them. */
    static DefinitionFiles shipped() {
        DefinitionFiles files = new DefinitionFiles(new TreeMap<>(), new TreeMap<>());
        resource(INDEX)
                .lines()
                .forEach(path -> files.keep(path.replaceFirst("\\.(msg|srv)$", ""), path, resource(path)));
        return files;
    }

    static DefinitionFiles inPackagePath(List<Path> folders) {
        DefinitionFiles files = new DefinitionFiles(new TreeMap<>(), new TreeMap<>());
        for (Path folder : folders) {
            for (Path part : list(folder)) {
                files.keepAll(part, "msg");
                files.keepAll(part, "srv");
                // After the messages: those generated from an action may stand there too, and are the same.
                files.keepAll(part, "action");
            }
        }
        return files;
    }

    private void keepAll(Path packageFolder, String kind) {
        for (Path file : list(packageFolder.resolve(kind))) {
            String name = file.getFileName().toString();
            if (name.endsWith("." + kind)) {
                String bare = name.substring(0, name.length() - kind.length() - 1);
                keep(packageFolder.getFileName() + "/" + bare, name, read(file));
            }
        }
    }

    private void keep(String type, String fileName, String text) {
        if (fileName.endsWith(".action")) {
            ActionSchema.messageTexts(type, text).forEach(messages::putIfAbsent);
        } else {
            (fileName.endsWith(".srv") ? services : messages).putIfAbsent(type, text.replace("\r\n", "\n"));
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw new DefinitionException("cannot list " + folder + ": " + unreadable.getMessage());
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new DefinitionException("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static String resource(String path) {
        try (InputStream in = DefinitionFiles.class.getResourceAsStream("definitions/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the index names " + path + ", which is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + path + " from the jar", unreadable);
        }
    }
}
