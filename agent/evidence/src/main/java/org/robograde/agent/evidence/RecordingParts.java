package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files make up one recording made elsewhere, in order, and which of them are not there.
 *
 * @param name of the recording, for its trial id
 * @param metadata what {@code metadata.yaml} says, where there is one
 */
record RecordingParts(
        String name, List<Part> parts, List<Missing> missing, Optional<Rosbag2Metadata> metadata, List<String> notes) {

    /** A recorder that splits its files numbers them: {@code NAME_0.db3}, {@code NAME_1.db3}. */
    private static final Pattern PART =
            Pattern.compile("(.*)_(\\d{1,9})(\\.(?:db3|mcap|bag)(?:\\.active|\\.zstd|\\.zst)?)");

    private static final Pattern RECORDING = Pattern.compile(".*\\.(db3|mcap|bag)(\\.active|\\.zstd|\\.zst)?");

    /** @param stated what the metadata says of this part, where it does */
    record Part(Path file, Optional<Rosbag2Metadata.Part> stated) {}

    /** A part that is not there. */
    record Missing(String name, OptionalLong messages, OptionalLong startNanos, OptionalLong durationNanos) {}

    private record Numbered(String stem, int number, Path file) {}

    /**
     * @param given recording files, each taken as one part in the order given; or folders, each with the parts of one recording
     * @throws EvidenceException if something is not there, or a folder does not hold the parts of one recording
     */
    static RecordingParts of(List<Path> given) throws IOException {
        if (given.isEmpty()) {
            throw new EvidenceException("name at least one recording to import");
        }
        List<RecordingParts> all = new ArrayList<>();
        for (Path path : given) {
            if (!Files.exists(path)) {
                throw new EvidenceException(
                        path + " does not exist; name a .bag, .db3 or .mcap recording, or its folder");
            }
            all.add(Files.isDirectory(path) ? folder(path) : file(path));
        }
        return all.size() == 1 ? all.get(0) : joined(all);
    }

    private static RecordingParts joined(List<RecordingParts> all) {
        List<Part> parts = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Optional<Rosbag2Metadata> packing = Optional.empty();
        for (RecordingParts one : all) {
            one.parts().forEach(part -> {
                if (parts.stream().anyMatch(it -> same(it.file(), part.file()))) {
                    throw new EvidenceException(part.file() + " is named twice; name each part of a recording once");
                }
                parts.add(part);
            });
            missing.addAll(one.missing());
            notes.addAll(one.notes());
            packing = packing.or(one::metadata);
        }
        // The totals of one description do not hold for several recordings; how messages are packed does, and is seen.
        return new RecordingParts(
                all.get(0).name(),
                parts,
                missing,
                packing.map(it -> new Rosbag2Metadata(
                        it.compressionFormat(),
                        it.compressionMode(),
                        it.parts(),
                        new TreeMap<>(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty())),
                notes);
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static RecordingParts file(Path file) throws IOException {
        Path metadataFile = file.toAbsolutePath().resolveSibling(Rosbag2Metadata.FILE_NAME);
        List<String> notes = new ArrayList<>();
        Optional<Rosbag2Metadata> metadata = Optional.empty();
        Optional<Rosbag2Metadata.Part> stated = Optional.empty();
        if (Files.isRegularFile(metadataFile)) {
            try {
                Rosbag2Metadata read = Rosbag2Metadata.read(metadataFile);
                stated = find(read, String.valueOf(file.getFileName()));
                metadata = stated.map(part -> read);
            } catch (EvidenceException e) {
                notes.add("metadata.yaml beside the recording is not used: " + e.getMessage());
            }
        }
        if (metadata.isPresent() && metadata.get().parts().size() > 1) {
            notes.add(
                    file.getFileName() + " is one of " + metadata.get().parts().size()
                            + " parts of a recording, and only it was imported; name the folder to import them all");
        }
        boolean whole = metadata.isPresent() && metadata.get().parts().size() == 1;
        return new RecordingParts(
                stem(String.valueOf(file.getFileName())),
                List.of(new Part(file, stated)),
                List.of(),
                metadata.map(it -> whole ? it : withoutTotals(it)),
                notes);
    }

    private static Rosbag2Metadata withoutTotals(Rosbag2Metadata it) {
        return new Rosbag2Metadata(
                it.compressionFormat(),
                it.compressionMode(),
                it.parts(),
                new TreeMap<>(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static Optional<Rosbag2Metadata.Part> find(Rosbag2Metadata metadata, String name) {
        return metadata.parts().stream()
                .filter(part -> part.name().equals(name) || name.equals(part.name() + ".zstd"))
                .findFirst();
    }

    private static RecordingParts folder(Path folder) throws IOException {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        Path metadataFile = folder.resolve(Rosbag2Metadata.FILE_NAME);
        if (Files.isRegularFile(metadataFile)) {
            return described(folder, name, Rosbag2Metadata.read(metadataFile));
        }
        return numbered(folder, name);
    }

    private static RecordingParts described(Path folder, String name, Rosbag2Metadata metadata) {
        List<Part> parts = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Rosbag2Metadata.Part part : metadata.parts()) {
            Path plain = folder.resolve(part.name());
            Path packed = folder.resolve(part.name() + ".zstd");
            if (Files.isRegularFile(plain) || Files.isRegularFile(packed)) {
                parts.add(new Part(Files.isRegularFile(plain) ? plain : packed, Optional.of(part)));
            } else {
                missing.add(new Missing(part.name(), part.messages(), part.startNanos(), part.durationNanos()));
            }
        }
        if (parts.isEmpty()) {
            throw new EvidenceException(
                    folder + " holds none of the " + metadata.parts().size()
                            + " files that its metadata.yaml lists; name the recording's files themselves");
        }
        return new RecordingParts(name, parts, missing, Optional.of(metadata), List.of());
    }

    private static RecordingParts numbered(Path folder, String name) throws IOException {
        List<Path> files;
        try (var content = Files.list(folder)) {
            files = content.filter(file -> Files.isRegularFile(file)
                            && RECORDING.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new EvidenceException(folder + " holds no .bag, .db3 or .mcap file");
        }
        if (files.size() == 1
                && !PART.matcher(files.get(0).getFileName().toString()).matches()) {
            return new RecordingParts(
                    name, List.of(new Part(files.get(0), Optional.empty())), List.of(), Optional.empty(), List.of());
        }
        TreeSet<String> stems = new TreeSet<>();
        TreeMap<Integer, Numbered> byNumber = new TreeMap<>();
        for (Path file : files) {
            Matcher part = PART.matcher(file.getFileName().toString());
            stems.add(
                    part.matches()
                            ? part.group(1) + "_N" + part.group(3)
                            : file.getFileName().toString());
            if (part.matches()) {
                int number = Integer.parseInt(part.group(2));
                byNumber.put(number, new Numbered(part.group(1), number, file));
            }
        }
        if (stems.size() > 1 || byNumber.size() != files.size()) {
            throw new EvidenceException(String.format(
                    Locale.ROOT,
                    "%s holds %d recordings that are not numbered as parts of one (%s); name the files that belong together",
                    folder,
                    files.size(),
                    String.join(", ", stems)));
        }
        List<Part> parts = new ArrayList<>();
        byNumber.values().forEach(it -> parts.add(new Part(it.file(), Optional.empty())));
        List<String> notes = new ArrayList<>();
        if (parts.size() > 1) {
            notes.add("the recording has no metadata.yaml; the order of its " + parts.size()
                    + " parts is known by the numbers in their names");
        }
        return new RecordingParts(name, parts, gaps(byNumber, stems.first()), Optional.empty(), notes);
    }

    /** Numbers that are not there; that the last ones are missing cannot be seen. */
    private static List<Missing> gaps(TreeMap<Integer, Numbered> byNumber, String stem) {
        List<Missing> missing = new ArrayList<>();
        int expected = 0;
        for (int number : byNumber.keySet()) {
            if (number > expected) {
                String names = stem.replace("_N", "_" + expected)
                        + (number == expected + 1 ? "" : " to " + stem.replace("_N", "_" + (number - 1)));
                missing.add(new Missing(names, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
            }
            expected = number + 1;
        }
        return missing;
    }

    /** A file's name without its endings. */
    static String stem(String name) {
        return name.replaceFirst("\\.(zstd|zst|active)$", "").replaceFirst("\\.(bag|mcap|db3)$", "");
    }
}
