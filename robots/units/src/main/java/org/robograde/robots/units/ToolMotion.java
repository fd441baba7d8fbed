package org.robograde.robots.units;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.robograde.robots.messages.Message;

/** Turns the poses that an arm says of its tool into what a trial is steered by: where it is, over the floor and in space, and how fast. */
final class ToolMotion {
    /** The speed is the way over so long. */
    private static final long SPAN_NANOS = 100_000_000L;

    private record Sample(long atNanos, Heard.ToolPose pose) {}

    private final Deque<Sample> recent = new ArrayDeque<>();

    synchronized List<Heard> of(Message stamped) {
        Heard.ToolPose pose = new Heard.ToolPose(
                stamped.number("pose.position.x"),
                stamped.number("pose.position.y"),
                stamped.number("pose.position.z"));
        long at = stamped.time("header.stamp").toNanos();
        recent.addLast(new Sample(at, pose));
        while (recent.size() > 2 && at - recent.getFirst().atNanos() > SPAN_NANOS) recent.removeFirst();
        Heard.Pose overFloor = new Heard.Pose(pose.x(), pose.y(), 0);
        return List.of(overFloor, new Heard.Speed(speed(), 0), pose);
    }

    private double speed() {
        Sample first = recent.getFirst();
        Sample last = recent.getLast();
        long nanos = last.atNanos() - first.atNanos();
        return nanos <= 0 ? 0 : first.pose().distanceTo(last.pose()) / (nanos / 1e9);
    }
}
