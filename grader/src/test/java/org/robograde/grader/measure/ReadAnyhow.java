package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.hostile.Allocation;

/** How a file of unknown content may be read, and what must hold whatever it holds. */
enum ReadAnyhow {
    TOLD_FROM_THE_FILE,
    TUM,
    KITTI,
    EUROC,
    NAMED,
    NUMBERED,
    MATRIX,
    STAMPS_OF_POSES;

    private static final List<String> NUMBERS = List.of("a", "b");
    private static final int LONGEST_MESSAGE = 20_000;

    private ReadSettings settings() {
        ReadSettings plain = ReadSettings.plain();
        return switch (this) {
            case TOLD_FROM_THE_FILE -> plain;
            case TUM -> plain.withFormat(FileFormat.TUM);
            case KITTI -> plain.withFormat(FileFormat.KITTI).withRate(10);
            case EUROC -> plain.withFormat(FileFormat.EUROC);
            case NAMED -> plain.withColumns("time=t,x=px,y=py,z=pz,a=px,b=t");
            case NUMBERED ->
                plain.withColumns("sec=1,nsec=2,x=3,y=4,z=5,qx=6,qy=7,qz=8,qw=9,a=1,b=9")
                        .withUnit(LengthUnit.UM);
            case MATRIX ->
                plain.withColumns("x=1,y=2,z=3,r11=4,r12=5,r13=6,r21=7,r22=8,r23=9,r31=10,r32=11,r33=12,a=1,b=2");
            case STAMPS_OF_POSES -> plain.withFormat(FileFormat.KITTI);
        };
    }

    /**
     * Reads a file's bytes and measures every figure on them: poses and columns of finite numbers and finite figures come out, or a
     * refusal of bearable length, and no more memory is taken than the file is worth.
     *
     * @param folder for the file and, where it is the stamps of poses, for the poses
     */
    void hold(Path folder, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("any.txt"), content);
        boolean stamps = this == STAMPS_OF_POSES;
        Path read = stamps ? poses(folder) : file;
        ReadSettings how = stamps ? settings().withTimes(file) : settings();
        Allocation.within(4_000_000 + 3_000L * content.length, () -> {
            said(() -> checked(TrajectoryFile.read(read, how)));
            said(() -> checked(TrajectoryFile.columns(file, how, NUMBERS)));
            return this;
        });
        PoseSource source = new PoseSource.OfFile(read, how);
        for (MeasurableFigure figure : MeasurableFigures.all()) {
            said(() ->
                    checked(figure.measure(new MeasureRequest(source, Optional.of(source), MeasureOptions.plain()))));
        }
    }

    private static Path poses(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("poses.txt"),
                "1 0 0 0 0 1 0 0 0 0 1 0\n1 0 0 1 0 1 0 0 0 0 1 0\n1 0 0 2 0 1 0 0 0 0 1 0\n");
    }

    private static void said(Runnable work) {
        try {
            work.run();
        } catch (MeasureInputException | IncomparableException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    private static void checked(Trajectory poses) {
        for (int i = 0; i < poses.size(); i++) {
            assertThat(poses.x(i) + poses.y(i) / 2 + poses.z(i) / 4).isNotNaN();
            assertThat(Math.abs(poses.nanos(i))).isLessThanOrEqualTo(Long.MAX_VALUE / 2);
        }
    }

    private static void checked(double[][] columns) {
        assertThat(columns).hasDimensions(NUMBERS.size(), columns[0].length);
        for (double[] column : columns) {
            assertThat(Arrays.stream(column).allMatch(Double::isFinite)).isTrue();
        }
    }

    private static void checked(Figure figure) {
        assertThat(figure.value()).isFinite();
        assertThat(figure.budget().expanded()).isFinite().isNotNegative();
        assertThat(MeasureJson.of(figure)).isNotEmpty();
        assertThat(FigureText.lines(figure)).isNotEmpty();
    }
}
