package org.robograde.agent.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What {@code metadata.yaml} beside a ROS 2 recording says (rosbag2, versions 1 to 9): its parts in order, their counts, and
 * how they are packed. Nothing of it is taken for more than a statement.
 *
 * @param compressionMode {@code file}, {@code message}, or empty
 * @param parts in order
 * @param counts messages per topic
 * @param total messages, absent where it does not say
 */
record Rosbag2Metadata(
        String compressionFormat,
        String compressionMode,
        List<Part> parts,
        SortedMap<String, Long> counts,
        OptionalLong total,
        OptionalLong startNanos,
        OptionalLong durationNanos) {
    static final String FILE_NAME = "metadata.yaml";

    private static final String ROOT = "rosbag2_bagfile_information";
    private static final int SIZE_MAX = 16 << 20;
    private static final int ALIASES_MAX = 50;

    /** @param name of the file, without any folder: a part never lies elsewhere than beside its metadata */
    record Part(String name, OptionalLong messages, OptionalLong startNanos, OptionalLong durationNanos) {}

    /** @throws EvidenceException if it is not what rosbag2 writes */
    static Rosbag2Metadata read(Path file) throws IOException {
        String text = new String(BundleFolder.readSmall(file, SIZE_MAX), StandardCharsets.UTF_8);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(ALIASES_MAX)
                .setCodePointLimit(SIZE_MAX)
                .build();
        Object root;
        try {
            root = new Load(settings).loadFromString(text);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new EvidenceException(
                    file + " cannot be read as YAML; correct it, or name the recording's files themselves", e);
        }
        Object information = map(root).get(ROOT);
        if (!(information instanceof Map)) {
            throw new EvidenceException(file + " is no description of a ROS 2 recording: it has no '" + ROOT
                    + "'; name the recording's files themselves");
        }
        Map<?, ?> fields = map(information);
        return new Rosbag2Metadata(
                text(fields.get("compression_format")).toLowerCase(Locale.ROOT),
                mode(text(fields.get("compression_mode"))),
                parts(fields),
                counts(fields),
                whole(fields.get("message_count")),
                nanos(fields.get("starting_time")),
                nanos(fields.get("duration")));
    }

    boolean packsMessages() {
        return compressionMode.equals("message");
    }

    private static String mode(String stated) {
        String mode = stated.toLowerCase(Locale.ROOT);
        return mode.equals("none") ? "" : mode;
    }

    private static List<Part> parts(Map<?, ?> fields) {
        Map<String, Map<?, ?>> details = new TreeMap<>();
        for (Object file : list(fields.get("files"))) {
            details.put(lastName(text(map(file).get("path"))), map(file));
        }
        List<Part> parts = new ArrayList<>();
        for (Object path : list(fields.get("relative_file_paths"))) {
            String name = lastName(text(path));
            Map<?, ?> detail = details.getOrDefault(name, Map.of());
            if (!name.isEmpty()) {
                parts.add(new Part(
                        name,
                        whole(detail.get("message_count")),
                        nanos(detail.get("starting_time")),
                        nanos(detail.get("duration"))));
            }
        }
        return List.copyOf(parts);
    }

    /** Old versions wrote the folder's name too; and no path in a file from elsewhere may lead out of its folder. */
    private static String lastName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.equals("..") || name.equals(".") ? "" : name;
    }

    private static SortedMap<String, Long> counts(Map<?, ?> fields) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Object topic : list(fields.get("topics_with_message_count"))) {
            String name = text(map(map(topic).get("topic_metadata")).get("name"));
            whole(map(topic).get("message_count")).ifPresent(count -> counts.merge(name, count, Long::sum));
        }
        return counts;
    }

    private static OptionalLong nanos(@Nullable Object time) {
        Map<?, ?> fields = map(time);
        Object since = fields.get("nanoseconds_since_epoch");
        return whole(since == null ? fields.get("nanoseconds") : since);
    }

    private static OptionalLong whole(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return OptionalLong.of(((Number) value).longValue());
        }
        return value instanceof BigInteger big && big.bitLength() < Long.SIZE
                ? OptionalLong.of(big.longValue())
                : OptionalLong.empty();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
