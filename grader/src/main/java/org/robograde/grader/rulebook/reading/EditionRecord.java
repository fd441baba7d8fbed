package org.robograde.grader.rulebook.reading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SHA-256 of every edition that was issued, kept in {@value #FILE} beside the rulebooks: the same edition with another
 * content is refused, so that two grades under one edition were given under one text.
 */
public final class EditionRecord {
    /** Name of the record's file. */
    public static final String FILE = "editions.json";

    static final EditionRecord EMPTY = new EditionRecord(new TreeMap<>());
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final SortedMap<String, SortedMap<String, String>> hashes;

    private EditionRecord(SortedMap<String, SortedMap<String, String>> hashes) {
        this.hashes = hashes;
    }

    /** The record in this folder; empty if there is none. */
    public static EditionRecord in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return EMPTY;
        }
        try {
            if (Files.size(file) > RulebookReader.LARGEST_BYTES) {
                throw new IllegalArgumentException(file + " is too large for a record of editions");
            }
            return new EditionRecord(JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + " is no record of editions: " + e.getOriginalMessage() + "; put the issued one back", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The hash on record of this edition. */
    public Optional<String> sha256(String rulebook, String edition) {
        return Optional.ofNullable(
                hashes.getOrDefault(rulebook, Collections.emptySortedMap()).get(edition));
    }

    /**
     * This record with one edition more.
     *
     * @throws IllegalArgumentException if that edition is on record with another hash
     */
    public EditionRecord with(String rulebook, String edition, String sha256) {
        Optional<String> known = sha256(rulebook, edition);
        if (known.isPresent() && !known.get().equals(sha256)) {
            throw new IllegalArgumentException("edition " + edition + " of " + rulebook
                    + " is on record with another content (" + known.get().substring(0, 12) + "); an issued edition"
                    + " does not change: give the new text a new edition");
        }
        SortedMap<String, SortedMap<String, String>> more = new TreeMap<>();
        hashes.forEach((id, editions) -> more.put(id, new TreeMap<>(editions)));
        more.computeIfAbsent(rulebook, id -> new TreeMap<>()).put(edition, sha256);
        return new EditionRecord(more);
    }

    /** Rulebook id to edition to hash, in order. */
    public Map<String, SortedMap<String, String>> all() {
        return Collections.unmodifiableMap(hashes);
    }

    /** Writes the record into this folder. */
    public void write(Path folder) {
        try {
            byte[] json = JSON.writeValueAsBytes(hashes);
            Files.writeString(folder.resolve(FILE), new String(json, java.nio.charset.StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }
}
