package org.robograde.agent.station.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped scripts by the id of their scenario. */
final class Scripts {
    private static final Pattern ID = Pattern.compile("(?m)^scenario:\\s*([A-Za-z0-9._-]+)");

    private Scripts() {}

    /** @param unitClass its folder's name */
    static Map<String, Path> of(String unitClass) {
        Map<String, Path> byId = new TreeMap<>();
        Path folder = Installation.home().resolve("scenarios/scripts").resolve(unitClass);
        if (!Files.isDirectory(folder)) {
            return byId;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Matcher id = ID.matcher(Files.readString(file));
                if (id.find()) {
                    byId.put(id.group(1), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the scripts in " + folder, e);
        }
        return byId;
    }
}
