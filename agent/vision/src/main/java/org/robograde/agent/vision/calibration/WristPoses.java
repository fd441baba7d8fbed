package org.robograde.agent.vision.calibration;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.geometry.RigidTransform;

/** The wrist's pose in the arm's base at each picture: {@code poses: {NAME: {x, y, z, quaternionXyzw}}}. */
public final class WristPoses {
    private WristPoses() {}

    /** @throws VisionInputException naming the field that is missing or wrong */
    public static Map<String, RigidTransform> parse(String name, byte[] yaml) {
        Map<String, RigidTransform> poses = new TreeMap<>();
        YamlTree.parse(name, yaml).tree("poses").trees().forEach((picture, pose) -> poses.put(picture, pose(pose)));
        return poses;
    }

    /** A pose as {@code x, y, z, quaternionXyzw}. */
    static RigidTransform pose(YamlTree pose) {
        var xyzw = pose.numbers("quaternionXyzw", -1.1, 1.1);
        if (xyzw.size() != 4) {
            throw new VisionInputException("quaternionXyzw has " + xyzw.size() + " numbers, it needs 4");
        }
        double norm = Math.sqrt(xyzw.stream().mapToDouble(q -> q * q).sum());
        if (Math.abs(norm - 1) > 0.01) {
            throw new VisionInputException("quaternionXyzw has norm " + norm + ", it must be 1");
        }
        return RigidTransform.ofQuaternion(
                pose.number("x", -1e5, 1e5), pose.number("y", -1e5, 1e5), pose.number("z", -1e5, 1e5), xyzw);
    }
}
