package org.robograde.agent.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.videoio.VideoWriter;
import org.opencv.videoio.Videoio;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/**
 * A camera's whole trial as a film (AVI, Motion-JPEG, which the OpenCV build writes without other libraries) with what was observed drawn
 * in: the unit's track, its 95 % region, people and how far they are from it, the site's zones, what it names within the picture (lamps, displays,
 * tips), the trial's time, its events, zones entered and left, and what was wrong with the camera. Memory does not grow with the trial.
 */
public final class Film {
    private static final int TRACK_POSES = 300;
    private static final int CROSSINGS_KEPT = 20;
    /** People are looked for five times a second. */
    private static final long PEOPLE_SHOWN_NANOS = 300_000_000L;

    /** Instruments are looked for twice a second. */
    private static final long INSTRUMENTS_SHOWN_NANOS = 700_000_000L;

    private static final int CODE_LETTERS = 40;
    private static final double JPEG_QUALITY = 80;
    private static final long EVENT_SHOWN_NANOS = 2_500_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Evidence evidence;
    private final FieldView.Camera camera;
    private final FrameDecoder decoder = new FrameDecoder(true);
    private final OverlayDrawing drawing;
    private final Deque<ObservedPose> track = new ArrayDeque<>();
    private final Map<Channel, MessageSchema> schemas = new HashMap<>();
    private final List<TrialEvent> events;
    private final List<Fault> faults = new ArrayList<>();
    private final VideoWriter writer;
    private Optional<EvidenceMessage> waiting = Optional.empty();
    private int frames;

    private final List<SitePlan.Zone> zones;
    private final PicturePlan pictures;
    private final Map<String, String> lamps = new TreeMap<>();
    private final Map<String, String> codes = new TreeMap<>();
    private final Map<String, Tip> tips = new TreeMap<>();
    private final List<Tip> instruments = new ArrayList<>();

    private final List<OverlayDrawing.Person> people = new ArrayList<>();
    private long peopleNanos = Long.MIN_VALUE / 2;
    private final Deque<Crossing> crossings = new ArrayDeque<>();

    /** Where a tip was seen last. */
    private record Tip(long atNanos, double x, double y) {}

    private record Crossing(long atNanos, String words) {}

    private record Fault(long fromNanos, long toNanos, String message) {}

    private Film(Evidence evidence, FieldView.Camera camera, FieldView field, VideoWriter writer) {
        this.evidence = evidence;
        this.camera = camera;
        this.writer = writer;
        boolean endoscope = field.endoscopes().contains(camera);
        zones = endoscope ? List.of() : field.plan().zones();
        pictures = field.pictures();
        drawing =
                new OverlayDrawing(camera.model(), endoscope ? Optional.empty() : field.mount(), evidence.startNanos());
        events = evidence.events();
    }

    /**
     * Writes the film.
     *
     * @param cameraId the site's name for it
     * @param file ends in {@code .avi}; replaced if it is there
     * @param progress fraction of the recording's time done
     * @return how many frames it has
     * @throws EvidenceException if there is no such camera with a calibration, or the file cannot be written
     */
    public static int write(Evidence evidence, String cameraId, Path file, DoubleConsumer progress) {
        NativeOpenCv.ready();
        FieldView field = FieldView.of(evidence);
        List<FieldView.Camera> cameras = new ArrayList<>(field.cameras());
        cameras.addAll(field.endoscopes());
        FieldView.Camera camera = cameras.stream()
                .filter(c -> c.model().id().equals(cameraId))
                .findFirst()
                .orElseThrow(() -> new EvidenceException(evidence.folder() + ": no calibrated camera is called "
                        + cameraId
                        + "; there are "
                        + cameras.stream().map(c -> c.model().id()).toList()));
        CameraModel model = camera.model();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new EvidenceException(file + " cannot be written: " + e.getMessage(), e);
        }
        VideoWriter writer = new VideoWriter();
        try {
            writer.open(
                    file.toString(),
                    VideoWriter.fourcc('M', 'J', 'P', 'G'),
                    rateHz(evidence, camera),
                    new Size(model.widthPixels(), model.heightPixels()));
            // OpenCV says nothing when it cannot open a file.
            if (!writer.isOpened()) {
                throw new EvidenceException(file + " cannot be written as a film; its name must end in .avi");
            }
            writer.set(Videoio.VIDEOWRITER_PROP_QUALITY, JPEG_QUALITY);
            Film film = new Film(evidence, camera, field, writer);
            film.run(progress);
            return film.frames;
        } finally {
            writer.release();
        }
    }

    private static double rateHz(Evidence evidence, FieldView.Camera camera) {
        if (camera.model().rateHz() > 0) {
            return camera.model().rateHz();
        }
        double seconds = Math.max(1e-3, (evidence.endNanos() - evidence.startNanos()) / 1e9);
        return Math.max(1, Math.min(120, evidence.counts().getOrDefault(camera.topic(), 0L) / seconds));
    }

    private void run(DoubleConsumer progress) {
        evidence.read(List.of(ObservationChannels.CAMERA_FAULTS), this::fault);
        long start = evidence.startNanos();
        double span = Math.max(1, evidence.endNanos() - start);
        boolean fused = evidence.channel(ObservationChannels.UNIT_TRACK).isPresent();
        String poses = fused ? ObservationChannels.UNIT_TRACK : ObservationChannels.UNIT_POSE;
        List<String> topics = List.of(
                camera.topic(),
                poses,
                ObservationChannels.PEOPLE,
                ObservationChannels.ZONES,
                ObservationChannels.LAMPS,
                ObservationChannels.CODES,
                ObservationChannels.TIPS,
                ObservationChannels.INSTRUMENTS);
        evidence.read(topics, message -> {
            String topic = message.channel().topic();
            if (topic.equals(camera.topic())) {
                // The pose of a frame comes after it: a frame is drawn when the next one comes.
                waiting.ifPresent(this::draw);
                waiting = Optional.of(message);
            } else if (topic.equals(poses)) {
                pose(message);
            } else if (topic.equals(ObservationChannels.PEOPLE)) {
                people(message);
            } else if (topic.equals(ObservationChannels.ZONES)) {
                crossing(message);
            } else {
                named(message);
            }
            progress.accept(Math.min(1, (message.logTimeNanos() - start) / span));
        });
        waiting.ifPresent(this::draw);
        progress.accept(1);
    }

    private void pose(EvidenceMessage message) {
        try {
            MessageSchema schema = schemas.computeIfAbsent(
                    message.channel(),
                    c -> MessageSchema.parse(c.schemaName(), c.schemaText(), MessageRegistry.shipped()));
            track.addLast(ObservedPose.of(message.logTimeNanos(), Ros1Codec.decode(schema, message.payload())));
            if (track.size() > TRACK_POSES) {
                track.removeFirst();
            }
        } catch (DefinitionException | IllegalArgumentException e) {
            // Observations that cannot be read are not drawn; whether they are ours to trust is the seal's business.
        }
    }

    private static JsonNode json(EvidenceMessage message) throws IOException {
        ByteBuffer payload = message.payload();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return JSON.readTree(bytes);
    }

    /** Those this camera saw; a laser's places have no outline in its picture. */
    private void people(EvidenceMessage message) {
        try {
            JsonNode look = json(message);
            if (!look.path("source").asText().equals("camera " + camera.model().id())) {
                return;
            }
            people.clear();
            peopleNanos = message.logTimeNanos();
            look.path("people")
                    .forEach(one -> people.add(new OverlayDrawing.Person(
                            one.path("number").asInt(),
                            one.path("x").asDouble(),
                            one.path("y").asDouble(),
                            one.path("standardUncertaintyMeters").asDouble(),
                            one.path("distanceToUnitMeters").asDouble(Double.NaN))));
        } catch (IOException e) {
            people.clear();
        }
    }

    /** What is told of a lamp, a display, a tip or an endoscope's instruments. */
    private void named(EvidenceMessage message) {
        try {
            JsonNode seen = json(message);
            long at = message.logTimeNanos();
            if (!seen.path("camera").asText().equals(camera.model().id())) {
                return;
            }
            switch (message.channel().topic()) {
                case ObservationChannels.LAMPS ->
                    lamps.put(seen.path("lamp").asText(), seen.path("state").asText());
                case ObservationChannels.CODES ->
                    codes.put(
                            seen.path("display").asText(),
                            seen.path("event").asText().equals("shown")
                                    ? seen.path("text").asText()
                                    : "");
                case ObservationChannels.TIPS ->
                    tips.put(
                            seen.path("tip").asText(),
                            new Tip(
                                    at,
                                    seen.path("x").asDouble(),
                                    seen.path("y").asDouble()));
                default -> {
                    instruments.clear();
                    seen.path("tips")
                            .forEach(tip -> instruments.add(new Tip(
                                    at, tip.path("x").asDouble(), tip.path("y").asDouble())));
                }
            }
        } catch (IOException e) {
            // Not drawn; whether it is ours to trust is the seal's business.
        }
    }

    private void drawNamed(Mat pixels, long at) {
        pictures.lamps().forEach((id, region) -> {
            if (region.camera().equals(camera.model().id())) {
                drawing.region(pixels, region.pixels(), id + " " + lamps.getOrDefault(id, "-"));
            }
        });
        pictures.displays().forEach((id, region) -> {
            if (region.camera().equals(camera.model().id())) {
                String text = codes.getOrDefault(id, "");
                drawing.region(pixels, region.pixels(), text.isEmpty() ? id : id + ": " + shortened(text));
            }
        });
        tips.forEach((id, tip) -> {
            if (at - tip.atNanos() < PEOPLE_SHOWN_NANOS) {
                drawing.tip(pixels, tip.x(), tip.y(), id);
            }
        });
        for (Tip tip : instruments) {
            if (at - tip.atNanos() < INSTRUMENTS_SHOWN_NANOS) {
                drawing.tip(pixels, tip.x(), tip.y(), "instrument");
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > CODE_LETTERS ? text.substring(0, CODE_LETTERS) + "..." : text;
    }

    private void crossing(EvidenceMessage message) {
        try {
            JsonNode crossing = json(message);
            String who = crossing.path("who")
                    .asText()
                    .replace("camera " + camera.model().id() + " ", "");
            crossings.addLast(new Crossing(
                    message.logTimeNanos(),
                    who + " " + crossing.path("event").asText() + " "
                            + crossing.path("zone").asText()));
            if (crossings.size() > CROSSINGS_KEPT) {
                crossings.removeFirst();
            }
        } catch (IOException e) {
            // Not drawn; whether it is ours to trust is the seal's business.
        }
    }

    private void fault(EvidenceMessage message) {
        try {
            JsonNode fault = json(message);
            if (fault.path("camera").asText().equals(camera.model().id())) {
                faults.add(new Fault(
                        fault.path("fromNanos").asLong(),
                        fault.path("toNanos").asLong(),
                        fault.path("message").asText()));
            }
        } catch (IOException e) {
            faults.add(new Fault(0, Long.MAX_VALUE, "a fault that cannot be read"));
        }
    }

    private void draw(EvidenceMessage message) {
        if (decoder.decode(message, camera.model()) instanceof Picture picture) {
            Mat pixels = picture.pixels();
            try {
                long at = message.logTimeNanos();
                drawing.draw(pixels, at, List.copyOf(track));
                // Labels of what moves give way to none: they are placed first.
                if (at - peopleNanos < PEOPLE_SHOWN_NANOS) {
                    drawing.people(pixels, people, track.peekLast());
                }
                drawNamed(pixels, at);
                drawing.zones(pixels, zones);
                drawing.footer(pixels, remarks(at), !wrong(at).isEmpty());
                drawing.labels(pixels);
                writer.write(pixels);
                frames++;
            } finally {
                pixels.release();
            }
        }
    }

    private List<String> wrong(long at) {
        return faults.stream()
                .filter(fault -> at >= fault.fromNanos() && at <= fault.toNanos())
                .map(Fault::message)
                .toList();
    }

    private List<String> remarks(long at) {
        List<String> remarks = new ArrayList<>(wrong(at));
        for (TrialEvent event : events) {
            if (event.atNanos() <= at && at - event.atNanos() < EVENT_SHOWN_NANOS) {
                remarks.add(String.format(
                        Locale.ROOT, "%.1f s  %s", (event.atNanos() - evidence.startNanos()) / 1e9, event.kind()));
            }
        }
        for (Crossing crossing : crossings) {
            if (crossing.atNanos() <= at && at - crossing.atNanos() < EVENT_SHOWN_NANOS) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%.1f s  %s",
                        (crossing.atNanos() - evidence.startNanos()) / 1e9,
                        crossing.words()));
            }
        }
        int most = 4;
        return remarks.size() > most ? remarks.subList(remarks.size() - most, remarks.size()) : remarks;
    }
}
