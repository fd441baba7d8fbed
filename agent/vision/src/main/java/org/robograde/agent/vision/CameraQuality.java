package org.robograde.agent.vision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * How good one camera's frames were, second by second of the trial's time: how many came and were missing, in how many the unit was
 * seen, how bright and how sharp they were, how far the background has shifted. The picture is judged by the first usable frame of
 * each second: it changes slowly and costs as much as the search itself. What breaks a limit is a {@link CameraFaults fault}.
 */
final class CameraQuality implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int DARK = 10;
    private static final int BRIGHT = 245;

    private final String camera;
    private final ObservationChannels channels;
    private Map<String, Object> look = Map.of();
    private long firstNanos;
    private long lastNanos;
    private long frames;
    private long refused;
    private long seen;
    private double errorPixelsSum;
    private final CameraFaults faults;
    private final FrameTiming timing;
    private final Background background = new Background();
    private double blurPixels = Double.NaN;
    private double sharpestPixels = Double.POSITIVE_INFINITY;
    private double shiftPixels = Double.NaN;
    private double darkShare;
    private double brightShare;
    private int shiftedSeconds;
    private final Optional<SurveyWatch> survey;
    private Optional<SurveyWatch.Drift> drift = Optional.empty();
    private int driftedSeconds;

    /** @param startNanos of the recording, for the messages */
    CameraQuality(CameraModel camera, long startNanos, Optional<SurveyWatch> survey, ObservationChannels channels) {
        this.survey = survey;
        this.camera = camera.id();
        this.channels = channels;
        faults = new CameraFaults(camera.id(), startNanos);
        timing = new FrameTiming(camera.rateHz(), faults);
    }

    void frame(long atNanos) {
        if (frames > 0 && Math.floorDiv(atNanos, SECOND) != Math.floorDiv(lastNanos, SECOND)) {
            finish();
        }
        firstNanos = frames == 0 ? atNanos : firstNanos;
        lastNanos = atNanos;
        frames++;
    }

    /** @param hash of the picture's bytes as recorded */
    void came(long atNanos, long stampNanos, long hash) {
        timing.frame(atNanos, stampNanos, hash);
    }

    void refused() {
        refused++;
    }

    void sighting(Sighting sighting) {
        if (sighting instanceof Sighting.Seen s) {
            seen++;
            errorPixelsSum += s.pose().uprightErrorPixels();
        }
    }

    void picture(Mat grey) {
        if (look.isEmpty()) {
            Map<String, Object> now = new TreeMap<>();
            now.put("brightnessMean", rounded(Core.mean(grey).val[0], 2));
            darkShare = share(grey, DARK, Core.CMP_LE);
            brightShare = share(grey, BRIGHT, Core.CMP_GE);
            blurPixels = EdgeBlur.pixels(grey);
            shiftPixels = background.shiftPixels(grey);
            now.put("darkShare", rounded(darkShare, 4));
            now.put("brightShare", rounded(brightShare, 4));
            now.put("sharpness", rounded(sharpness(grey), 1));
            if (!Double.isNaN(blurPixels)) {
                now.put("blurPixels", rounded(blurPixels, 2));
            }
            if (!Double.isNaN(shiftPixels)) {
                now.put("backgroundShiftPixels", rounded(shiftPixels, 2));
            }
            drift = survey.flatMap(watch -> watch.of(grey));
            drift.ifPresent(d -> {
                now.put("surveyDriftPixels", rounded(d.pixels(), 2));
                now.put("surveyFiducials", d.fiducials());
            });
            look = now;
        }
    }

    /** Writes the second that was under way, if any. */
    void finish() {
        if (frames == 0) {
            return;
        }
        Map<String, Object> second = new TreeMap<>(look);
        second.put("camera", camera);
        second.put("fromNanos", String.valueOf(firstNanos));
        second.put("toNanos", String.valueOf(lastNanos));
        second.put("frames", frames);
        second.put("refused", refused);
        second.put("seen", seen);
        if (seen > 0) {
            second.put("uprightErrorPixelsMean", rounded(errorPixelsSum / seen, 3));
        }
        second.put("missing", timing.takeMissing());
        channels.quality(lastNanos, second);
        if (!look.isEmpty()) {
            judge();
            judgeSurvey();
        }
        look = Map.of();
        frames = 0;
        refused = 0;
        seen = 0;
        errorPixelsSum = 0;
    }

    private void judge() {
        boolean unseen = seen == 0;
        if (unseen && darkShare >= VisionParameters.DARK_SHARE_MAX) {
            fault(
                    FaultKind.DARK,
                    darkShare,
                    VisionParameters.DARK_SHARE_MAX,
                    "of the picture black and the unit not seen");
        }
        if (unseen && brightShare >= VisionParameters.BRIGHT_SHARE_MAX) {
            fault(
                    FaultKind.BRIGHT,
                    brightShare,
                    VisionParameters.BRIGHT_SHARE_MAX,
                    "of the picture white and the unit not seen");
        }
        double allowed = Math.max(
                VisionParameters.BLUR_PIXELS_MAX, VisionParameters.BLUR_TIMES_MAX * Math.min(sharpestPixels, 1e3));
        if (blurPixels > (Double.isInfinite(sharpestPixels) ? VisionParameters.BLUR_PIXELS_MAX : allowed)) {
            fault(FaultKind.BLURRED, blurPixels, VisionParameters.BLUR_PIXELS_MAX, "pixels wide edges");
        }
        if (blurPixels > 0) {
            sharpestPixels = Math.min(sharpestPixels, blurPixels);
        }
        shiftedSeconds = shiftPixels > VisionParameters.BACKGROUND_SHIFT_PIXELS_MAX ? shiftedSeconds + 1 : 0;
        if (shiftedSeconds >= 2) {
            fault(
                    FaultKind.MOVED,
                    shiftPixels,
                    VisionParameters.BACKGROUND_SHIFT_PIXELS_MAX,
                    "pixels that the background has shifted");
        }
    }

    private void judgeSurvey() {
        driftedSeconds = drift.filter(d -> d.pixels() > d.allowedPixels()).isPresent() ? driftedSeconds + 1 : 0;
        if (driftedSeconds >= 2) {
            drift.ifPresent(d -> fault(
                    FaultKind.SURVEY,
                    d.pixels(),
                    d.allowedPixels(),
                    "pixels between surveyed fiducials and where the camera's stated pose puts them"));
        }
    }

    private void fault(FaultKind kind, double measured, double limit, String words) {
        faults.add(kind, firstNanos, lastNanos, measured, limit, words);
    }

    /** Writes what was under way and lets go of the memory. */
    @Override
    public void close() {
        finish();
        faults.write(channels);
        background.close();
    }

    private static double share(Mat grey, int limit, int comparison) {
        Mat mask = new Mat();
        Core.compare(grey, new org.opencv.core.Scalar(limit), mask, comparison);
        double share = Core.countNonZero(mask) / (double) grey.total();
        mask.release();
        return share;
    }

    /** Variance of the Laplacian in the picture's middle quarter: falls when the lens is out of focus or the unit's light goes. */
    private static double sharpness(Mat grey) {
        Mat middle = grey.submat(new Rect(grey.cols() / 4, grey.rows() / 4, grey.cols() / 2, grey.rows() / 2));
        Mat laplacian = new Mat();
        MatOfDouble mean = new MatOfDouble();
        MatOfDouble deviation = new MatOfDouble();
        Imgproc.Laplacian(middle, laplacian, CvType.CV_16S);
        Core.meanStdDev(laplacian, mean, deviation);
        double variance = Math.pow(deviation.get(0, 0)[0], 2);
        middle.release();
        laplacian.release();
        mean.release();
        deviation.release();
        return variance;
    }

    static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
