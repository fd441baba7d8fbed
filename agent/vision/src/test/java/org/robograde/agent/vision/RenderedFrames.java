package org.robograde.agent.vision;

import java.util.Random;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Draws what a field camera would see of a unit's marker, by casting rays through OpenCV's own inverse distortion: nothing of the
 * observer's projection is used, so that a mistake there cannot hide. 4x4 rays per pixel, lens blur, sensor noise, JPEG.
 */
final class RenderedFrames {
    private static final int RAYS = 4;
    private static final int MODULES_WITH_MARGIN = 8;

    private final CameraModel camera;
    private final FiducialMount mount;
    private final byte[] modules = new byte[36];
    private final Mat cameraMatrix = new Mat(3, 3, CvType.CV_64F);
    private final Mat distortion;
    private final Mat floor;
    private final Mat blurredFloor = new Mat();
    /** Sensor noise of one grey level, larger than a frame: every frame has another part of it. */
    private final Mat grain;

    /** @param mount with a family of 4x4 modules and a white margin of one module */
    RenderedFrames(CameraModel camera, FiducialMount mount, long seed) {
        NativeOpenCv.ready();
        this.camera = camera;
        this.mount = mount;
        Mat marker = new Mat();
        Objdetect.generateImageMarker(FiducialDictionary.get(mount.dictionary()), mount.id(), 6, marker, 1);
        marker.get(0, 0, modules);
        marker.release();
        cameraMatrix.put(0, 0, camera.fx(), 0, camera.cx(), 0, camera.fy(), camera.cy(), 0, 0, 1);
        distortion = new Mat(1, camera.distortion().size(), CvType.CV_64F);
        distortion.put(
                0,
                0,
                camera.distortion().stream().mapToDouble(Double::doubleValue).toArray());
        floor = floor(camera.widthPixels(), camera.heightPixels(), new Random(seed));
        blur(floor, blurredFloor);
        grain = new Mat(2 * camera.heightPixels(), 2 * camera.widthPixels(), CvType.CV_32F);
        Core.setRNGSeed((int) seed);
        Core.randn(grain, 0, 1);
    }

    private static void blur(Mat sharp, Mat blurred) {
        Imgproc.GaussianBlur(sharp, blurred, new Size(0, 0), 0.6);
    }

    /** Tiles, dirt and a lamp's falloff. */
    private static Mat floor(int width, int height, Random random) {
        Mat floor = new Mat(height, width, CvType.CV_32F);
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double tile = (x / 57 + y / 57) % 2 == 0 ? 120 : 135;
                double joint = x % 57 == 0 || y % 57 == 0 ? -40 : 0;
                row[x] = (float) (tile + joint + 25.0 * x / width + 3 * random.nextGaussian());
            }
            floor.put(y, 0, row);
        }
        return floor;
    }

    /**
     * @param pose x, y, heading of the unit in map
     * @param cameraShift what the camera's true position differs by from the stated one, metres
     * @param cameraTurn the same for its orientation, a rotation vector in map, radians
     * @return grey picture; the caller releases it
     */
    Mat render(double[] pose, double[] cameraShift, double[] cameraTurn, double noise, Random random) {
        return render(pose, cameraShift, cameraTurn, 1, noise, random);
    }

    /** @param light 1 is normal; the sensor's noise stays what it is */
    Mat render(double[] pose, double[] cameraShift, double[] cameraTurn, double light, double noise, Random random) {
        Mat picture = blurredFloor.clone();
        drawMarker(picture, pose, cameraShift, cameraTurn);
        Core.multiply(picture, new Scalar(light), picture);
        int right = random.nextInt(grain.cols() - picture.cols());
        int down = random.nextInt(grain.rows() - picture.rows());
        Mat part = grain.submat(new Rect(right, down, picture.cols(), picture.rows()));
        Core.scaleAdd(part, noise, picture, picture);
        part.release();
        Mat grey = new Mat();
        picture.convertTo(grey, CvType.CV_8U);
        picture.release();
        return grey;
    }

    static byte[] jpeg(Mat picture, int quality) {
        MatOfByte bytes = new MatOfByte();
        MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        Imgcodecs.imencode(".jpg", picture, bytes, parameters);
        parameters.release();
        byte[] result = bytes.toArray();
        bytes.release();
        return result;
    }

    private void drawMarker(Mat picture, double[] pose, double[] cameraShift, double[] cameraTurn) {
        Mat turn = new Mat(3, 1, CvType.CV_64F);
        turn.put(0, 0, cameraTurn);
        Mat turned = new Mat();
        Calib3d.Rodrigues(turn, turned);
        Mat stated = new Mat(3, 3, CvType.CV_64F);
        stated.put(0, 0, camera.orientation().matrix());
        Mat orientation = new Mat();
        Core.gemm(turned, stated, 1, new Mat(), 0, orientation);
        double[] r = new double[9];
        orientation.get(0, 0, r);
        double[] eye = new double[3];
        for (int i = 0; i < 3; i++) {
            eye[i] = camera.positionMeters().get(i) + cameraShift[i];
        }
        double cos = Math.cos(pose[2]);
        double sin = Math.sin(pose[2]);
        double centreX = pose[0] + cos * mount.offsetXMeters() - sin * mount.offsetYMeters();
        double centreY = pose[1] + sin * mount.offsetXMeters() + cos * mount.offsetYMeters();
        double markerCos = Math.cos(pose[2] + mount.headingOffsetRadians());
        double markerSin = Math.sin(pose[2] + mount.headingOffsetRadians());
        Rect around = around(centreX, centreY, r, eye);
        Mat part = floor.submat(around).clone();
        float[] pixels = new float[around.width * around.height];
        part.get(0, 0, pixels);
        double[] rays = cornerRays(around);
        double module = mount.sizeMeters() / 6;
        double[] ray = new double[2];
        for (int at = 0; at < pixels.length; at++) {
            double sum = 0;
            for (int s = 0; s < RAYS * RAYS; s++) {
                within(rays, around.width + 1, at % around.width, at / around.width, s, ray);
                double dx = r[0] * ray[0] + r[1] * ray[1] + r[2];
                double dy = r[3] * ray[0] + r[4] * ray[1] + r[5];
                double dz = r[6] * ray[0] + r[7] * ray[1] + r[8];
                double t = (mount.heightMeters() - eye[2]) / dz;
                double mapX = eye[0] + t * dx - centreX;
                double mapY = eye[1] + t * dy - centreY;
                double column = (markerCos * mapX + markerSin * mapY) / module + MODULES_WITH_MARGIN / 2.0;
                double row = MODULES_WITH_MARGIN / 2.0 - (-markerSin * mapX + markerCos * mapY) / module;
                sum += brightness(column, row, pixels[at]);
            }
            pixels[at] = (float) (sum / (RAYS * RAYS));
        }
        part.put(0, 0, pixels);
        Mat place = picture.submat(around);
        blur(part, place);
        place.release();
        part.release();
    }

    private double brightness(double column, double row, double background) {
        if (column < 0 || row < 0 || column >= MODULES_WITH_MARGIN || row >= MODULES_WITH_MARGIN) {
            return background;
        }
        int x = (int) column - 1;
        int y = (int) row - 1;
        boolean margin = x < 0 || y < 0 || x >= 6 || y >= 6;
        return margin || modules[6 * y + x] < 0 ? 220 : 25;
    }

    private Rect around(double centreX, double centreY, double[] r, double[] eye) {
        double[] d = {centreX - eye[0], centreY - eye[1], mount.heightMeters() - eye[2]};
        double depth = r[2] * d[0] + r[5] * d[1] + r[8] * d[2];
        double u = camera.fx() * (r[0] * d[0] + r[3] * d[1] + r[6] * d[2]) / depth + camera.cx();
        double v = camera.fy() * (r[1] * d[0] + r[4] * d[1] + r[7] * d[2]) / depth + camera.cy();
        int half = (int) Math.ceil(camera.fx() * mount.sizeMeters() / depth * 1.1) + 25;
        int left = Math.max(0, (int) u - half);
        int top = Math.max(0, (int) v - half);
        int right = Math.min(camera.widthPixels(), (int) u + half);
        int bottom = Math.min(camera.heightPixels(), (int) v + half);
        return new Rect(left, top, right - left, bottom - top);
    }

    /** The lines of sight through the corners of the pixels, row by row, by OpenCV's iteration: within a pixel the lens is straight. */
    private double[] cornerRays(Rect around) {
        int columns = around.width + 1;
        double[] corners = new double[2 * columns * (around.height + 1)];
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = around.x + i / 2 % columns - 0.5;
            corners[i + 1] = around.y + i / 2 / columns - 0.5;
        }
        Mat distorted = new Mat(corners.length / 2, 1, CvType.CV_64FC2);
        distorted.put(0, 0, corners);
        Mat rays = new Mat();
        Calib3d.undistortPointsIter(
                distorted,
                rays,
                cameraMatrix,
                distortion,
                new Mat(),
                new Mat(),
                new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 15, 1e-8));
        distorted.release();
        rays.get(0, 0, corners);
        rays.release();
        return corners;
    }

    /** The line of sight through the middle of a pixel's part, of 4x4. */
    private static void within(double[] corners, int columns, int column, int row, int part, double[] ray) {
        double right = (part % RAYS + 0.5) / RAYS;
        int partRow = part / RAYS;
        double down = (partRow + 0.5) / RAYS;
        int at = 2 * (row * columns + column);
        for (int axis = 0; axis < 2; axis++) {
            double upper = (1 - right) * corners[at + axis] + right * corners[at + 2 + axis];
            double lower =
                    (1 - right) * corners[at + 2 * columns + axis] + right * corners[at + 2 * columns + 2 + axis];
            ray[axis] = (1 - down) * upper + down * lower;
        }
    }

    /** The same scene with no unit in it. */
    Mat empty() {
        Mat grey = new Mat();
        Core.add(floor, Scalar.all(0), grey);
        grey.convertTo(grey, CvType.CV_8U);
        return grey;
    }
}
