package org.robograde.agent.vision;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.opencv.core.Mat;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Milliseconds of processor time per 1280x720 frame, on one thread, ours beside the bare OpenCV call. Not a test: run its {@code main}
 * with the test class path. Input: 40 rendered frames, JPEG quality 90; 5 rounds after one to warm up; median and range of the rounds.
 */
final class VisionBench {
    private static final int ROUNDS = 5;

    private VisionBench() {}

    public static void main(String[] arguments) {
        NativeOpenCv.ready();
        run("0.40 m marker (42 px)", Scenes.mount());
        run(
                "0.24 m marker (25 px)",
                Scenes.mount(Scenes.UNIT.replace("0.40", "0.24").replace("0.45", "0.5")));
    }

    private static void run(String title, FiducialMount mount) {
        CameraModel camera = Scenes.camera();
        RenderedFrames frames = new RenderedFrames(camera, mount, 1);
        Random random = new Random(1);
        List<byte[]> jpegs = new ArrayList<>();
        List<Mat> greys = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(false);
        for (int i = 0; i < 40; i++) {
            double[] pose = {0.6 + random.nextDouble() * 10.8, 0.8 + random.nextDouble() * 5.0, random.nextDouble() * 6
            };
            Mat rendered = frames.render(pose, new double[3], new double[3], 3, random);
            jpegs.add(RenderedFrames.jpeg(rendered, 90));
            rendered.release();
            if (decoder.ofPicture(jpegs.get(i), camera) instanceof Picture picture) {
                greys.add(picture.pixels());
            }
        }
        System.out.println(title);
        time("bare OpenCV, defaults", greys, bare(new DetectorParameters()));
        time("bare OpenCV, aruco3 + one window + cornerSubPix", greys, bare(tuned()));
        FiducialDetector detector = new FiducialDetector(mount.dictionary(), mount.sizeMeters() * 100);
        time(
                "our detection with corners",
                greys,
                grey -> detector.detect(grey, mount.id()).size());
        UnitPoseObserver observer = new UnitPoseObserver(camera, mount);
        time("our detection, corners and pose", greys, grey -> observer.observe(grey) instanceof Sighting.Seen ? 1 : 0);
        time("JPEG decode, grey", jpegs, jpeg -> decoded(decoder, jpeg, camera, observer, false));
        time("whole: decode, detect, corners, pose", jpegs, jpeg -> decoded(decoder, jpeg, camera, observer, true));
        greys.forEach(Mat::release);
    }

    private static int decoded(
            FrameDecoder decoder, byte[] jpeg, CameraModel camera, UnitPoseObserver observer, boolean observe) {
        if (decoder.ofPicture(jpeg, camera) instanceof Picture picture) {
            boolean seen = !observe || observer.observe(picture.pixels()) instanceof Sighting.Seen;
            picture.pixels().release();
            return seen ? 1 : 0;
        }
        return 0;
    }

    private static DetectorParameters tuned() {
        DetectorParameters tuned = new DetectorParameters();
        tuned.set_useAruco3Detection(true);
        tuned.set_adaptiveThreshWinSizeMin(13);
        tuned.set_adaptiveThreshWinSizeMax(13);
        tuned.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_SUBPIX);
        return tuned;
    }

    private static Work<Mat> bare(DetectorParameters parameters) {
        ArucoDetector detector = new ArucoDetector(FiducialDictionary.get("DICT_4X4_50"), parameters);
        return grey -> {
            List<Mat> corners = new ArrayList<>();
            Mat ids = new Mat();
            detector.detectMarkers(grey, corners, ids);
            int found = (int) ids.total();
            ids.release();
            corners.forEach(Mat::release);
            return found > 0 ? 1 : 0;
        };
    }

    private interface Work<T> {
        int on(T input);
    }

    private static <T> void time(String name, List<T> inputs, Work<T> work) {
        double[] millis = new double[ROUNDS];
        int found = 0;
        for (int round = -1; round < ROUNDS; round++) {
            found = 0;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (T input : inputs) {
                found += work.on(input);
            }
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (round >= 0) {
                millis[round] = (end - start) / 1e6 / inputs.size();
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "  %-50s %6.2f ms (%.2f to %.2f), %d of %d found%n",
                name,
                millis[ROUNDS / 2],
                millis[0],
                millis[ROUNDS - 1],
                found,
                inputs.size());
    }
}
