package org.robograde.agent.vision.motion;

import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.objdetect.QRCodeDetector;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** The text of a QR code that a display or a label shows. */
public final class ShownCode {
    private final QRCodeDetector detector;

    public ShownCode() {
        NativeOpenCv.ready();
        detector = new QRCodeDetector();
    }

    /**
     * Empty where no code can be read.
     *
     * @param picture grey or blue-green-red, 8 bit
     */
    public Optional<String> in(Mat picture) {
        Mat points = new Mat();
        try {
            String text = detector.detectAndDecode(picture, points);
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
        } finally {
            points.release();
        }
    }
}
