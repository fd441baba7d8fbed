package org.robograde.agent.vision.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * A camera's calibration as a document: canonical JSON (RFC 8785) that states the camera, the day, how long it holds, the lens with
 * its covariance and what it came from, and where known the camera's pose; signed beside it ({@code NAME.sig}, Ed25519).
 */
public final class CalibrationDocument {
    static final String FORMAT = "robograde-calibration/1";
    private static final int BYTES_MAX = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode content;
    private final String signedBy;

    private CalibrationDocument(ObjectNode content, String signedBy) {
        this.content = content;
        this.signedBy = signedBy;
    }

    /**
     * @param camera the site's name for it
     * @param calibratedOn the day of the pictures
     * @param validUntil the last day on which it holds
     */
    public static CalibrationDocument of(String camera, LocalDate calibratedOn, LocalDate validUntil) {
        if (validUntil.isBefore(calibratedOn)) {
            throw new VisionInputException(
                    "the calibration would end on " + validUntil + ", before it begins on " + calibratedOn);
        }
        ObjectNode content = JSON.createObjectNode();
        content.put("format", FORMAT);
        content.put("camera", camera);
        content.put("calibratedOn", calibratedOn.toString());
        content.put("validUntil", validUntil.toString());
        content.put("opencv", NativeOpenCv.ready());
        return new CalibrationDocument(content, "");
    }

    /** @param hashes SHA-256 of each view's picture, by its name */
    public CalibrationDocument withLens(
            LensCalibration calibration, CalibrationTarget target, LensModel model, Map<String, String> hashes) {
        ObjectNode lens = content.putObject("lens");
        PinholeLens l = calibration.lens();
        lens.put("widthPixels", l.widthPixels());
        lens.put("heightPixels", l.heightPixels());
        numbers(lens.putArray("parameters"), l.parameters());
        lens.put("model", model.distortion().name());
        lens.put("squarePixels", model.squarePixels());
        matrix(lens.putArray("covariance"), calibration.covariance().getData());
        lens.put("rmsPixels", calibration.rmsPixels());
        lens.set("target", JSON.valueToTree(target.stated()));
        ArrayNode views = lens.putArray("views");
        for (int i = 0; i < calibration.views().size(); i++) {
            TargetView view = calibration.views().get(i);
            ObjectNode each = views.addObject();
            each.put("picture", view.name());
            each.put("sha256", hashes.getOrDefault(view.name(), ""));
            each.put("points", view.size());
            each.put("rmsPixels", calibration.viewRmsPixels().get(i));
        }
        return this;
    }

    /** @param surveySha256 of the survey it rests on */
    public CalibrationDocument withPlacing(CameraPlacing placing, String surveySha256, String pictureSha256) {
        ObjectNode pose = pose(content.putObject("pose"), placing.inMap());
        matrix(pose.putArray("covariance"), placing.covariance().getData());
        pose.put("rmsPixels", placing.rmsPixels());
        pose.put("surveySha256", surveySha256);
        pose.put("pictureSha256", pictureSha256);
        ObjectNode each = pose.putObject("fiducialRmsPixels");
        placing.fiducialRmsPixels().forEach((id, rms) -> each.put(String.valueOf(id), rms));
        return this;
    }

    public CalibrationDocument withHandEye(HandEyeCalibration handEye, CalibrationTarget target) {
        ObjectNode node = content.putObject("handEye");
        pose(node.putObject("cameraInWrist"), handEye.cameraInWrist());
        pose(node.putObject("targetInBase"), handEye.targetInBase());
        matrix(node.putArray("covariance"), handEye.covariance().getData());
        node.put("rmsPixels", handEye.rmsPixels());
        numbers(
                node.putArray("viewRmsPixels"),
                handEye.viewRmsPixels().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        node.set("target", JSON.valueToTree(target.stated()));
        return this;
    }

    /** The lens another document of the same camera states, with what it came from. */
    public CalibrationDocument withLensOf(CalibrationDocument other) {
        content.set("lens", other.content.path("lens").deepCopy());
        return this;
    }

    private static ObjectNode pose(ObjectNode node, RigidTransform pose) {
        double[] shift = pose.shift();
        node.put("x", shift[0]);
        node.put("y", shift[1]);
        node.put("z", shift[2]);
        ArrayNode turn = node.putArray("quaternionXyzw");
        pose.quaternionXyzw().forEach(turn::add);
        return node;
    }

    private static void numbers(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    private static void matrix(ArrayNode array, double[][] rows) {
        for (double[] row : rows) {
            numbers(array.addArray(), row);
        }
    }

    /** Canonical. */
    public byte[] bytes() {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(content)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("a calibration's numbers and texts have no canonical JSON", e);
        }
    }

    /**
     * Writes the document and its signature beside it, each whole.
     *
     * @throws EvidenceException if the folder cannot be written
     */
    public void write(Path file, SigningKey key) {
        byte[] bytes = bytes();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            put(signatureOf(file), key.sign(bytes));
            put(file, bytes);
        } catch (IOException e) {
            throw new EvidenceException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** {@code NAME.sig} beside {@code NAME.json}. */
    public static Path signatureOf(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        return file.resolveSibling(stem + ".sig");
    }

    /**
     * Reads and checks.
     *
     * @throws VisionInputException if the document is none, or its signature is missing or another's
     */
    public static CalibrationDocument read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new VisionInputException(file + ": no such calibration");
            }
            if (!Files.isRegularFile(signatureOf(file))) {
                throw new VisionInputException(file + ": its signature " + signatureOf(file) + " is missing");
            }
            if (Files.size(file) > BYTES_MAX || Files.size(signatureOf(file)) > BYTES_MAX) {
                throw new VisionInputException(file + ": more than " + BYTES_MAX + " bytes, that is no calibration");
            }
            return read(Files.readAllBytes(file), Files.readAllBytes(signatureOf(file)), file.toString());
        } catch (IOException e) {
            throw new VisionInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** As {@link #read(Path)}, from bytes. */
    public static CalibrationDocument read(byte[] document, byte[] signature, String name) {
        try {
            String signer = SigningKey.verify(signature, document, name);
            if (JSON.readTree(document) instanceof ObjectNode content
                    && content.path("format").asText().equals(FORMAT)) {
                CalibrationDocument read = new CalibrationDocument(content, signer);
                read.calibratedOn();
                read.validUntil();
                return read;
            }
            throw new VisionInputException(name + ": not a " + FORMAT + " document");
        } catch (EvidenceException | JsonProcessingException e) {
            throw new VisionInputException(name + ": " + e.getMessage());
        } catch (DateTimeParseException e) {
            throw new VisionInputException(name + ": states a day that is none");
        } catch (IOException e) {
            throw new VisionInputException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** Fingerprint of the key whose signature was checked; empty for a document not read from a file. Whether it is trusted is for the caller to say. */
    public String signedBy() {
        return signedBy;
    }

    public String camera() {
        return content.path("camera").asText();
    }

    public LocalDate calibratedOn() {
        return LocalDate.parse(content.path("calibratedOn").asText());
    }

    public LocalDate validUntil() {
        return LocalDate.parse(content.path("validUntil").asText());
    }

    /** @throws VisionInputException if it states none */
    public PinholeLens lens() {
        JsonNode lens = content.path("lens");
        List<Double> parameters = new ArrayList<>();
        lens.path("parameters").forEach(p -> parameters.add(p.asDouble(Double.NaN)));
        boolean usable = parameters.size() >= 8
                && parameters.size() <= 12
                && parameters.stream().allMatch(Double::isFinite)
                && lens.path("widthPixels").asInt() > 0
                && lens.path("heightPixels").asInt() > 0;
        if (!usable) {
            throw new VisionInputException("the calibration of " + camera() + " states no lens");
        }
        return new PinholeLens(
                        lens.path("widthPixels").asInt(),
                        lens.path("heightPixels").asInt(),
                        0,
                        0,
                        0,
                        0,
                        List.of())
                .with(parameters.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The camera's pose in the site's frame; empty if it states none. @throws VisionInputException if what it states is none */
    public Optional<RigidTransform> inMap() {
        JsonNode pose = content.path("pose");
        if (pose.isMissingNode()) {
            return Optional.empty();
        }
        List<Double> turn = new ArrayList<>();
        pose.path("quaternionXyzw").forEach(q -> turn.add(q.asDouble(Double.NaN)));
        double norm = turn.stream().mapToDouble(q -> q * q).sum();
        double x = pose.path("x").asDouble(Double.NaN);
        double y = pose.path("y").asDouble(Double.NaN);
        double z = pose.path("z").asDouble(Double.NaN);
        if (turn.size() != 4 || !(Math.abs(norm - 1) < 0.01) || !Double.isFinite(x + y + z)) {
            throw new VisionInputException("the calibration of " + camera() + " states a pose that is none");
        }
        return Optional.of(RigidTransform.ofQuaternion(x, y, z, turn));
    }

    /** Over the lens's parameters; zeros where it is not stated for all of them. */
    public RealMatrix lensCovariance() {
        JsonNode rows = content.path("lens").path("covariance");
        int size = content.path("lens").path("parameters").size();
        RealMatrix covariance = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double entry = rows.path(i).path(j).asDouble(Double.NaN);
                if (!Double.isFinite(entry)) {
                    return new Array2DRowRealMatrix(size, size);
                }
                covariance.setEntry(i, j, entry);
            }
        }
        return covariance;
    }

    /** Root mean square reprojection error of the lens, pixels. */
    public double lensRmsPixels() {
        return content.path("lens").path("rmsPixels").asDouble();
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
