package org.robograde.robots.sim.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.robograde.robots.sim.HotelCorridor;

class CameraGeometryTest {
    private static final Lens STRONG = new Lens(640, 480, 500, 510, 322, 238, -0.21, 0.06, 0.002, -0.001, 0.01);
    /** Half a turn about an axis in the plane 30 degrees off x, then tilted: no special case. */
    private static final OverheadCamera TILTED =
            new OverheadCamera("tilted", 2, 1, 4, 0.9564, 0.2563, 0.1, 0.0984, STRONG);

    @Test
    void a_point_lands_where_opencv_projects_it() {
        CameraGeometry geometry = new CameraGeometry(TILTED);
        for (double[] point : new double[][] {{2, 1, 0}, {2.8, 1.5, 0.45}, {1.2, 0.3, 1.7}, {3.0, 0.2, 0.1}}) {
            Point expected = projectedByOpenCv(point);
            Pixel pixel = geometry.project(point[0], point[1], point[2]);
            assertThat(pixel.u()).isCloseTo(expected.x, within(1e-3));
            assertThat(pixel.v()).isCloseTo(expected.y, within(1e-3));
        }
    }

    @Test
    void the_line_of_sight_through_a_pixel_meets_the_level_at_the_point_that_is_seen_there() {
        for (OverheadCamera camera : List.of(TILTED, HotelCorridor.CAMERA)) {
            CameraGeometry geometry = new CameraGeometry(camera);
            for (int v = 5; v < geometry.height(); v += 97) {
                for (int u = 3; u < geometry.width(); u += 89) {
                    int pixel = v * geometry.width() + u;
                    Pixel back = geometry.project(geometry.mapX(pixel, 0.45), geometry.mapY(pixel, 0.45), 0.45);
                    assertThat(back.u()).isCloseTo(u, within(0.01));
                    assertThat(back.v()).isCloseTo(v, within(0.01));
                }
            }
        }
    }

    @Test
    void an_overhead_camera_that_looks_up_is_refused() {
        assertThatThrownBy(() -> new OverheadCamera("up", 0, 0, 3, 0, 0, 0, 1, STRONG))
                .hasMessageContaining("look down");
    }

    /** By OpenCV's own model, with the pose turned into its form: from the map into the optical frame. */
    private static Point projectedByOpenCv(double[] point) {
        double[] r = rotation(TILTED);
        Mat mapToOptical = new Mat(3, 3, CvType.CV_64F);
        mapToOptical.put(0, 0, r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]);
        Mat vector = new Mat();
        Calib3d.Rodrigues(mapToOptical, vector);
        Mat translation = new Mat(3, 1, CvType.CV_64F);
        for (int i = 0; i < 3; i++) {
            translation.put(i, 0, -(r[i] * TILTED.x() + r[i + 3] * TILTED.y() + r[i + 6] * TILTED.z()));
        }
        Mat matrix = new Mat(3, 3, CvType.CV_64F);
        matrix.put(0, 0, STRONG.fx(), 0, STRONG.cx(), 0, STRONG.fy(), STRONG.cy(), 0, 0, 1);
        MatOfPoint2f seen = new MatOfPoint2f();
        Calib3d.projectPoints(
                new MatOfPoint3f(new Point3(point[0], point[1], point[2])),
                vector,
                translation,
                matrix,
                new MatOfDouble(STRONG.k1(), STRONG.k2(), STRONG.p1(), STRONG.p2(), STRONG.k3()),
                seen);
        return seen.toArray()[0];
    }

    private static double[] rotation(OverheadCamera c) {
        double n = Math.sqrt(c.qx() * c.qx() + c.qy() * c.qy() + c.qz() * c.qz() + c.qw() * c.qw());
        double x = c.qx() / n;
        double y = c.qy() / n;
        double z = c.qz() / n;
        double w = c.qw() / n;
        return new double[] {
            w * w + x * x - y * y - z * z,
            2 * (x * y - w * z),
            2 * (x * z + w * y),
            2 * (x * y + w * z),
            w * w - x * x + y * y - z * z,
            2 * (y * z - w * x),
            2 * (x * z - w * y),
            2 * (y * z + w * x),
            w * w - x * x - y * y + z * z
        };
    }
}
