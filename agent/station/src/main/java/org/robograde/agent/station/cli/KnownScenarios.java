package org.robograde.agent.station.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scenarios there are, by id, with the class of unit each is for: what a rulebook's clauses can be fed from. */
final class KnownScenarios {
    private static final Pattern ID = Pattern.compile("(?m)^scenario:\\s*([A-Za-z0-9._-]+)");
    private static final Pattern CLASS = Pattern.compile("(?m)^class:\\s*([a-z]+)");

    private KnownScenarios() {}

    /** Of every script in this folder and below; empty if there is no such folder. */
    static Map<String, String> in(Path folder) {
        Map<String, String> known = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return known;
        }
        try (Stream<Path> files = Files.walk(folder, 4)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                String text = Files.readString(file);
                first(ID, text).ifPresent(id -> known.put(id, first(CLASS, text).orElse("")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the scenarios in " + folder, e);
        }
        return known;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
