package org.robograde.agent.station.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happened in a campaign, one JSON line each, on disk before anything goes on; never changed, only added to. A line that a crash cut off is left out. */
public final class CampaignLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILE_BYTES_MAX = 64 * 1024 * 1024;

    private final FileChannel file;

    private CampaignLog(FileChannel file) {
        this.file = file;
    }

    /**
     * One trial that was tried.
     *
     * @param slotId of the plan
     * @param bundle its folder's name
     * @param why it does not count; empty if it does
     */
    public record Tried(
            String slotId, String bundle, String outcome, boolean counts, String why, double verdictSeconds) {}

    /** Adds that a sealed trial is not valid after all. */
    synchronized void invalid(InvalidMark mark) {
        append(mark.json(), "invalid");
    }

    /** Opens for adding; a line that was cut off is ended first. */
    static CampaignLog open(Path path) {
        try {
            boolean cut = Files.exists(path) && Files.size(path) > 0 && !endsWithNewline(path);
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            CampaignLog log = new CampaignLog(file);
            if (cut) {
                log.write("\n");
            }
            return log;
        } catch (IOException e) {
            throw new CampaignException(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean endsWithNewline(Path path) throws IOException {
        try (FileChannel reading = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            reading.read(last, reading.size() - 1);
            return last.get(0) == '\n';
        }
    }

    public synchronized void tried(Tried trial) {
        append(JSON.valueToTree(trial), "tried");
    }

    /** A scenario that is not played any more because what it was for is decided. */
    public synchronized void decided(String scenarioId, String why) {
        append(JSON.createObjectNode().put("scenarioId", scenarioId).put("why", why), "decided");
    }

    private void append(ObjectNode line, String kind) {
        line.put("kind", kind);
        if (!line.has("atUtc")) {
            line.put("atUtc", Instant.now().toString());
        }
        try {
            write(line + "\n");
        } catch (IOException e) {
            throw new CampaignException("the campaign's log cannot be written: " + e.getMessage(), e);
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    /**
     * Trials that were declared not valid after they were sealed, by bundle.
     *
     * @param campaign its seed's commitment
     * @throws CampaignException if a mark, or what stood before it when it was made, was changed
     */
    static Map<String, InvalidMark> invalidIn(Path path, String campaign) {
        Map<String, InvalidMark> marks = new TreeMap<>();
        for (JsonNode line : lines(path)) {
            if (line.path("kind").asText().equals("invalid")) {
                InvalidMark mark = InvalidMark.read(line);
                mark.verify(campaign, path);
                marks.put(mark.bundle(), mark);
            }
        }
        return marks;
    }

    /** As they were sealed; see {@link #invalidIn} for what people said afterwards. */
    static List<Tried> triedIn(Path path) {
        List<Tried> all = new ArrayList<>();
        for (JsonNode line : lines(path)) {
            if (line.path("kind").asText().equals("tried")) {
                all.add(new Tried(
                        line.path("slotId").asText(),
                        line.path("bundle").asText(),
                        line.path("outcome").asText(),
                        line.path("counts").asBoolean(),
                        line.path("why").asText(),
                        line.path("verdictSeconds").asDouble()));
            }
        }
        return all;
    }

    /** Scenarios that are decided, with the reason. */
    static Map<String, String> decidedIn(Path path) {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode line : lines(path)) {
            if (line.path("kind").asText().equals("decided")) {
                all.put(line.path("scenarioId").asText(), line.path("why").asText());
            }
        }
        return all;
    }

    private static List<JsonNode> lines(Path path) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            if (!Files.exists(path)) {
                return lines;
            }
            if (Files.size(path) > FILE_BYTES_MAX) {
                throw new CampaignException(path + ": larger than any campaign's log");
            }
            for (String line : Files.readString(path).split("\n", -1)) {
                parsed(line).ifPresent(lines::add);
            }
        } catch (IOException e) {
            throw new CampaignException(path + ": cannot be read: " + e.getMessage(), e);
        }
        return lines;
    }

    /** Empty for a line that a crash cut off: the trial it was about is tried again. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new CampaignException("the campaign's log cannot be closed: " + e.getMessage(), e);
        }
    }
}
