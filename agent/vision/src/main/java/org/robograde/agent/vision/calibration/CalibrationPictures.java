package org.robograde.agent.vision.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.opencv.core.Mat;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.picture.PictureFile;

/**
 * A target looked for in a set of photographs of one camera.
 *
 * @param widthPixels of all of them
 * @param heightPixels of all of them
 * @param views those in which it was found, in the order given
 * @param withoutTarget names of the others
 * @param sha256 of each file, by name
 */
public record CalibrationPictures(
        int widthPixels,
        int heightPixels,
        List<TargetView> views,
        List<String> withoutTarget,
        Map<String, String> sha256) {
    public CalibrationPictures {
        views = List.copyOf(views);
        withoutTarget = List.copyOf(withoutTarget);
        sha256 = new TreeMap<>(sha256);
    }

    /**
     * @param done called after each picture with how many are done
     * @throws VisionInputException if a file is no picture, or they differ in size
     */
    public static CalibrationPictures look(List<Path> files, CalibrationTarget target, IntConsumer done) {
        TargetFinder finder = new TargetFinder(target);
        List<TargetView> views = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Map<String, String> hashes = new TreeMap<>();
        int width = 0;
        int height = 0;
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (hashes.put(name, CalibrationDocument.sha256(PictureFile.bytes(file))) != null) {
                throw new VisionInputException("two pictures are called " + name + "; give each its own name");
            }
            Mat grey = PictureFile.grey(file);
            try {
                if (width != 0 && (grey.cols() != width || grey.rows() != height)) {
                    throw new VisionInputException(file + ": " + grey.cols() + "x" + grey.rows()
                            + " pixels, the pictures before have " + width + "x" + height
                            + "; one calibration is of one camera at one size");
                }
                width = grey.cols();
                height = grey.rows();
                Optional<TargetView> view = finder.find(name, grey);
                view.ifPresentOrElse(views::add, () -> without.add(name));
            } finally {
                grey.release();
            }
            done.accept(hashes.size());
        }
        return new CalibrationPictures(width, height, views, without, hashes);
    }

    /** Where a camera hangs, from one photograph of surveyed fiducials. */
    public static CameraPlacing place(Path picture, CalibrationDocument lens, SurveyedFiducials survey) {
        Mat grey = PictureFile.grey(picture);
        try {
            return CameraPlacing.of(grey, lens.lens(), lens.lensCovariance(), survey);
        } finally {
            grey.release();
        }
    }
}
