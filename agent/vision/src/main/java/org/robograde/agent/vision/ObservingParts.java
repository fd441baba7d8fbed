package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.opencv.NativeOpenCv;

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
        this.frames = List.copyOf(frames);
        for (byte[] frame : frames) {
            if (decoder.ofPicture(frame, camera) instanceof Picture picture) {
                greys.add(picture.pixels());
            } else {
                throw new VisionInputException("a frame is no picture of the camera's size");
            }
        }
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
    }
}
