package org.robograde.agent.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** A film of a unit that drives east below a camera 7 m up, encoded as H.264 here and now. */
final class H264Film {
    static final int FRAMES = 12;
    static final Map<String, byte[]> DOCUMENTS = Map.of("site.yaml", bytes("""
                    site: hall
                    cameras:
                      overhead:
                        pose: {x: 6.0, y: 3.3, z: 7.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                        standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                        calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [0.0, 0.0, 0.0, 0.0, 0.0]}
                    """), "unit.yaml", bytes("""
                    unit: u
                    fiducial: {dictionary: DICT_4X4_50, id: 7, sizeMeters: 0.462353, heightMeters: 0.45}
                    """));
    private static final int MODULE_PIXELS = 8;

    private H264Film() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the marker's middle is in a frame, metres in the map: the line of sight meets its height 6.55 m below the camera. */
    static double x(int frame) {
        return 6 + (left(frame) + 3 * MODULE_PIXELS - 0.5 - 640) / 680 * 6.55;
    }

    private static int left(int frame) {
        return 400 + 20 * frame;
    }

    static void write(Path file) throws Exception {
        NativeOpenCv.ready();
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        Mat marker = new Mat();
        Objdetect.generateImageMarker(
                Objdetect.getPredefinedDictionary(Objdetect.DICT_4X4_50), 7, 6 * MODULE_PIXELS, marker, 1);
        Mat colour = new Mat();
        Imgproc.cvtColor(marker, colour, Imgproc.COLOR_GRAY2BGR);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toString(), 1280, 720)) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setFormat("mp4");
            recorder.setFrameRate(25);
            recorder.setVideoBitrate(8_000_000);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.start();
            for (int i = 0; i < FRAMES; i++) {
                Mat picture = new Mat(720, 1280, CvType.CV_8UC3, new Scalar(130, 130, 130));
                int margin = MODULE_PIXELS;
                Imgproc.rectangle(
                        picture,
                        new Rect(left(i) - margin, 340 - margin, 8 * MODULE_PIXELS, 8 * MODULE_PIXELS),
                        new Scalar(230, 230, 230),
                        Imgproc.FILLED);
                Mat place = picture.submat(new Rect(left(i), 340, 6 * MODULE_PIXELS, 6 * MODULE_PIXELS));
                colour.copyTo(place);
                byte[] pixels = new byte[3 * 1280 * 720];
                picture.get(0, 0, pixels);
                Frame frame = new Frame(1280, 720, Frame.DEPTH_UBYTE, 3);
                ByteBuffer image = (ByteBuffer) frame.image[0];
                for (int y = 0; y < 720; y++) {
                    image.position(y * frame.imageStride);
                    image.put(pixels, 3 * 1280 * y, 3 * 1280);
                }
                image.rewind();
                recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
                frame.close();
                place.release();
                picture.release();
            }
        }
        marker.release();
        colour.release();
    }
}
