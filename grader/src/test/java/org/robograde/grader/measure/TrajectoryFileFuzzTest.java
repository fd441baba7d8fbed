package org.robograde.grader.measure;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Texts;

/**
 * Whatever stands in a file, however it is said to be read, is poses and columns of finite numbers or is refused with a sentence of
 * bearable length. The first byte says how it is read, the rest is the file.
 */
class TrajectoryFileFuzzTest {
    private static final List<ReadAnyhow> WAYS = List.of(ReadAnyhow.values());

    private static byte[] seed(ReadAnyhow way, String content) {
        return Texts.utf8((char) ('0' + WAYS.indexOf(way)) + content)
                .findFirst()
                .orElseThrow();
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                seed(ReadAnyhow.TOLD_FROM_THE_FILE, "0 0 0 0 0 0 0 1\n1 1 0 0 0 0 0 1\n2 1 1 0 0 0 0.7071 0.7071\n"),
                seed(ReadAnyhow.TOLD_FROM_THE_FILE, "1 0 0 0 0 1 0 0 0 0 1 0\n"),
                seed(
                        ReadAnyhow.TOLD_FROM_THE_FILE,
                        "\uFEFF# stamp x y z qx qy qz qw\r0 0 0 0 0 0 0 1\r1 1e300 0 0 0 0 0 1\r"),
                seed(ReadAnyhow.TOLD_FROM_THE_FILE, ""),
                seed(ReadAnyhow.TOLD_FROM_THE_FILE, "# \"\n".repeat(300) + "1 2 3"),
                seed(ReadAnyhow.TUM, "nan nan nan nan nan nan nan nan\n"),
                seed(ReadAnyhow.TUM, "0 0 0 0 0 0 0 1\n1e18 inf -Infinity 1#QNAN 0 0 0 0\n2 0x1p3 1d 1f 0 0 0 1\n"),
                seed(ReadAnyhow.TUM, "0 0 0 0 0 0 0 1\n" + "9".repeat(3_000) + " 1e-999999999 1e999999999 0 0 0 0 1\n"),
                seed(ReadAnyhow.TUM, "1e999999999 0 0 0 0 0 0 1\n-1e-999999999 0 0 0 0 0 0 1\n"),
                seed(ReadAnyhow.TUM, "0 0 0 0 0 0 0 1\n-1e-9999910 0 0 0 0 0 0 1\n0e-9999910 0 0 0 0 0 0 1\n"),
                seed(ReadAnyhow.TUM, "9.2e9 0 0 0 0 0 0 1\n-9.2e9 1 0 0 0 0 0 1\n0 1e308 -1e308 0 0 0 0 1\n"),
                seed(
                        ReadAnyhow.KITTI,
                        "1 0 0 0 0 1 0 0 0 0 1 0\n0 0 0 0 0 0 0 0 0 0 0 0\n1e200 0 0 0 0 1e200 0 0 0 0 1 0\n"),
                seed(ReadAnyhow.EUROC, """
                        #timestamp [ns], p_x [m], p_y [m], p_z [m], q_w [], q_x [], q_y [], q_z []
                        1403636579763555584,1,2,3,1,0,0,0
                        1403636579813555456,1,2,4,0,0,0,1,9,9,9
                        """),
                seed(ReadAnyhow.NAMED, "t,px,\"py\",pz\n0.5,1,2,3\n\"1.25\",\"1\n\",2,4\n2,\"3,4,5\n"),
                seed(ReadAnyhow.NAMED, "t;px;py;pz;px\n1;2;3;4;5\n"),
                seed(ReadAnyhow.NAMED, "a,".repeat(5_000) + "\n1,2\n"),
                seed(ReadAnyhow.NAMED, "# t\tpx\tpy\tpz\n0\t1\t2\t3\n\t\t\t\n1\t\"\"\t2\t3\n"),
                seed(ReadAnyhow.NUMBERED, "1,999999999,1e9,2,3,0,0,0,1\n1,1e9,1,2,3,0,0,0,-1\n4e9,-1,5,6,7,1,0,0,0\n"),
                seed(ReadAnyhow.NUMBERED, "1,2,3\n"),
                seed(ReadAnyhow.MATRIX, "1 2 3 1 0 0 0 1 0 0 0 1\n1 2 3 0 1 0 -1 0 0 0 0 1\n"),
                seed(ReadAnyhow.STAMPS_OF_POSES, "0\n1e-9\n1e10\n"),
                seed(ReadAnyhow.STAMPS_OF_POSES, "1,2\n3,4\n"),
                new byte[] {'0', (byte) 0xC3, 0x28, '\n'},
                new byte[] {'4', 't', ',', '\n', '1', ',', 0, '\n', (byte) 0xFF, (byte) 0xFE});
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_file_is_poses_and_columns_of_finite_numbers_or_is_refused(byte[] input) throws Exception {
        ReadAnyhow way = WAYS.get(Math.floorMod(input.length == 0 ? 0 : input[0] - '0', WAYS.size()));
        Path folder = Files.createTempDirectory("fuzz");
        try {
            way.hold(folder, input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length));
        } finally {
            Files.deleteIfExists(folder.resolve("any.txt"));
            Files.deleteIfExists(folder.resolve("poses.txt"));
            Files.delete(folder);
        }
    }
}
