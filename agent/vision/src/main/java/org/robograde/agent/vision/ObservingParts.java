package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfRect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.HOGDescriptor;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.motion.SceneFlow;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.people.MovingFigures;
import org.robograde.agent.vision.people.StandingView;
import org.robograde.agent.vision.people.UprightPeople;

/**
 * The steps an observer takes with each frame, one by one and beside OpenCV's own calls on the same frames, for a benchmark to time.
 * Each method answers whether the unit's marker was found.
 */
public final class ObservingParts implements AutoCloseable {
    private final CameraModel camera;
    private final FiducialMount mount;
    private final FrameDecoder decoder = new FrameDecoder(false);
    private final FiducialDetector detector;
    private final UnitPoseObserver observer;
    private final ArucoDetector bareDefaults;
    private final ArucoDetector bareTuned;
    private final MovingFigures figures;
    private final SceneFlow flow = new SceneFlow();
    private final UprightPeople shapes =
            new UprightPeople(VisionParameters.SHAPE_HEIGHT_PIXELS_MIN, VisionParameters.SHAPE_SCORE_MIN);
    private final HOGDescriptor bareHog = new HOGDescriptor();
    private final List<Mat> looks = new ArrayList<>();
    private final List<Mat> wide = new ArrayList<>();
    private long nanos;
    private final List<byte[]> frames;
    private final List<Mat> greys = new ArrayList<>();

    /**
     * @param frames JPEG of the site's first camera
     * @throws VisionInputException if site or unit do not state what is needed
     */
    public ObservingParts(byte[] siteYaml, byte[] unitYaml, List<byte[]> frames) {
        NativeOpenCv.ready();
        camera = CameraModel.ofSite(siteYaml).values().iterator().next();
        mount = FiducialMount.ofUnit(unitYaml)
                .orElseThrow(() -> new VisionInputException("the unit states no fiducial"));
        detector = new FiducialDetector(mount.dictionary(), 100 * mount.sizeMeters());
        observer = new UnitPoseObserver(camera, mount);
        bareDefaults = new ArucoDetector(FiducialDictionary.get(mount.dictionary()), new DetectorParameters());
        DetectorParameters tuned = new DetectorParameters();
        tuned.set_useAruco3Detection(true);
        tuned.set_adaptiveThreshWinSizeMin(13);
        tuned.set_adaptiveThreshWinSizeMax(13);
        tuned.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_SUBPIX);
        bareTuned = new ArucoDetector(FiducialDictionary.get(mount.dictionary()), tuned);
        double scale = VisionParameters.LOOK_WIDTH_PIXELS / (double) camera.widthPixels();
        figures = new MovingFigures(new StandingView(camera.lens(), camera.inMap(), scale));
        Mat people = HOGDescriptor.getDefaultPeopleDetector();
        bareHog.setSVMDetector(people);
        people.release();
        this.frames = List.copyOf(frames);
        for (byte[] frame : frames) {
            if (decoder.ofPicture(frame, camera) instanceof Picture picture) {
                greys.add(picture.pixels());
                looks.add(reduced(picture.pixels(), VisionParameters.LOOK_WIDTH_PIXELS));
                wide.add(reduced(picture.pixels(), VisionParameters.SHAPE_WIDTH_PIXELS));
            } else {
                throw new VisionInputException("a frame is no picture of the camera's size");
            }
        }
    }

    private static Mat reduced(Mat grey, int width) {
        Mat small = new Mat();
        Imgproc.resize(
                grey, small, new Size(width, (double) width * grey.rows() / grey.cols()), 0, 0, Imgproc.INTER_AREA);
        return small;
    }

    /** One look for people who move, from the whole frame on; the last frame of a round judges all of them. */
    public boolean peopleWhoMove(int frame) {
        nanos += VisionParameters.LOOK_NANOS;
        Mat small = reduced(greys.get(frame), VisionParameters.LOOK_WIDTH_PIXELS);
        figures.see(nanos, small, Optional.empty());
        small.release();
        return frame == frames.size() - 1
                && figures.finish().stream()
                        .anyMatch(look ->
                                look.figures().filter(all -> !all.isEmpty()).isPresent());
    }

    /** One look for people by their shape, in a frame of 640 pixels. */
    public boolean peopleByShape(int frame) {
        return !shapes.find(wide.get(frame)).isEmpty();
    }

    /** OpenCV's own call for the same, with its own defaults, in the same frame of 640 pixels. */
    public boolean bareHog(int frame) {
        MatOfRect boxes = new MatOfRect();
        MatOfDouble scores = new MatOfDouble();
        bareHog.detectMultiScale(wide.get(frame), boxes, scores);
        boolean found = boxes.total() > 0;
        boxes.release();
        scores.release();
        return found;
    }

    /** One look for what moves, in a frame of 320 pixels. */
    public boolean motion(int frame) {
        nanos += VisionParameters.FLOW_NANOS;
        return flow.see(nanos, looks.get(frame), List.of()).isPresent();
    }

    public boolean bareDefaults(int frame) {
        return bare(bareDefaults, greys.get(frame));
    }

    public boolean bareTuned(int frame) {
        return bare(bareTuned, greys.get(frame));
    }

    private static boolean bare(ArucoDetector detector, Mat grey) {
        List<Mat> corners = new ArrayList<>();
        Mat ids = new Mat();
        detector.detectMarkers(grey, corners, ids);
        boolean found = ids.total() > 0;
        ids.release();
        corners.forEach(Mat::release);
        return found;
    }

    /** Our detection with corners below the pixel. */
    public boolean detected(int frame) {
        return !detector.detect(greys.get(frame), mount.id()).isEmpty();
    }

    /** Decoding, detection, corners, pose and covariance: all that an observer does with a frame but writing. */
    public boolean observed(int frame) {
        if (decoder.ofPicture(frames.get(frame), camera) instanceof Picture picture) {
            try {
                return observer.observe(picture.pixels()) instanceof Sighting.Seen;
            } finally {
                picture.pixels().release();
            }
        }
        return false;
    }

    @Override
    public void close() {
        greys.forEach(Mat::release);
        looks.forEach(Mat::release);
        wide.forEach(Mat::release);
        figures.close();
        flow.close();
    }
}
