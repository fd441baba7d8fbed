package org.robograde.robots.sim;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Diagnosis;
import org.robograde.robots.sim.unit.GoalStatus;
import org.robograde.robots.sim.unit.LaserScan;
import org.robograde.robots.sim.unit.MapPoint;
import org.robograde.robots.sim.unit.PlannedPath;
import org.robograde.robots.sim.unit.UnitOutlet;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** Writes down everything a stepped field puts out. */
final class FieldDiary implements FieldOutlet, UnitOutlet {
    record Said(double seconds, String text) {}

    record Ended(double seconds, GoalStatus status) {}

    record Planned(double seconds, PlannedPath path) {}

    record Diagnosed(double seconds, List<Diagnosis> parts) {}

    record TruePose(double seconds, PlanePose pose) {}

    record MapPose(double seconds, PlanePose pose, double positionVariance) {}

    record TruePeople(double seconds, List<Person> people) {}

    record Moving(double seconds, BaseSpeed speed) {}

    record Detected(double seconds, List<MapPoint> people) {}

    final List<Detected> detections = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();
    final List<Planned> plans = new ArrayList<>();
    final List<Diagnosed> diagnoses = new ArrayList<>();
    final List<TruePose> truth = new ArrayList<>();
    final List<MapPose> mapPoses = new ArrayList<>();
    final List<TruePeople> people = new ArrayList<>();
    final List<Moving> odometry = new ArrayList<>();
    final List<byte[]> images = new ArrayList<>();
    private final List<TruePose> imageTruth = new ArrayList<>();
    final List<LaserScan> scans = new ArrayList<>();
    final StringBuilder everything = new StringBuilder();
    int clocks;
    private double now;
    private PlanePose lastOdometry = PlanePose.ORIGIN;

    @Override
    public void clock(long nowNanos) {
        now = nowNanos / 1e9;
        clocks++;
        note("clock", nowNanos);
    }

    @Override
    public UnitOutlet unit() {
        return this;
    }

    @Override
    public void unitPose(PlanePose pose) {
        truth.add(new TruePose(now, pose));
        note("truth", pose);
    }

    @Override
    public void people(List<Person> truth) {
        people.add(new TruePeople(now, truth));
        note("people", truth);
    }

    @Override
    public void image(byte[] jpeg) {
        images.add(jpeg);
        imageTruth.add(truth.get(truth.size() - 1));
        note("image", java.util.Arrays.hashCode(jpeg));
    }

    @Override
    public void odometry(PlanePose baseInOdom, BaseSpeed speed) {
        odometry.add(new Moving(now, speed));
        lastOdometry = baseInOdom;
        note("odom", baseInOdom + " " + speed);
    }

    PlanePose lastOdometry() {
        return lastOdometry;
    }

    @Override
    public void transforms(PlanePose odomInMap, PlanePose baseInOdom) {
        note("tf", odomInMap + " " + baseInOdom);
    }

    @Override
    public void scan(LaserScan scan) {
        scans.add(scan);
        note("scan", java.util.Arrays.hashCode(scan.rangesMeters()));
    }

    @Override
    public void mapPose(PlanePose baseInMap, double positionVariance, double headingVariance) {
        mapPoses.add(new MapPose(now, baseInMap, positionVariance));
        note("map_pose", baseInMap + " " + positionVariance + " " + headingVariance);
    }

    @Override
    public void commandedSpeed(BaseSpeed speed) {
        note("cmd_vel", speed);
    }

    @Override
    public void plan(PlannedPath path) {
        plans.add(new Planned(now, path));
        note("plan", path);
    }

    @Override
    public void goalStatuses(List<GoalStatus> statuses) {
        note("statuses", statuses);
    }

    @Override
    public void goalFeedback(GoalStatus status, PlanePose baseInMap) {
        note("feedback", baseInMap);
    }

    @Override
    public void goalResult(GoalStatus status) {
        ended.add(new Ended(now, status));
        note("result", status);
    }

    @Override
    public void said(String text) {
        said.add(new Said(now, text));
        note("said", text);
    }

    @Override
    public void detectedPeople(List<MapPoint> found) {
        detections.add(new Detected(now, found));
        note("detected", found);
    }

    @Override
    public void trackedPose(PlanePose measured) {
        note("tracked", measured);
    }

    @Override
    public void diagnostics(List<Diagnosis> parts) {
        diagnoses.add(new Diagnosed(now, parts));
        note("diagnostics", parts);
    }

    /** The truth is put out before the picture of the same step. */
    TruePose poseAtImage(int image) {
        return imageTruth.get(image);
    }

    List<Person> lastPeople() {
        return people.get(people.size() - 1).people();
    }

    /** Smallest distance between the unit's centre and a person's, at the moments when both are known; infinite without people. */
    double nearestPersonMeters() {
        double nearest = Double.POSITIVE_INFINITY;
        for (TruePeople moment : people) {
            PlanePose unit = truth.stream()
                    .filter(at -> at.seconds() == moment.seconds())
                    .findFirst()
                    .orElseThrow()
                    .pose();
            for (Person person : moment.people()) {
                nearest = Math.min(nearest, unit.distanceTo(person.x(), person.y()));
            }
        }
        return nearest;
    }

    double lastMovedSeconds() {
        return odometry.stream()
                .filter(moving -> !moving.speed().isStandstill())
                .mapToDouble(Moving::seconds)
                .max()
                .orElse(0);
    }

    Diagnosis.Level laserLevel() {
        return diagnoses.get(diagnoses.size() - 1).parts().get(0).level();
    }

    double mapPoseErrorRms() {
        double squares = 0;
        for (MapPose estimate : mapPoses) {
            PlanePose at = truth.stream()
                    .filter(moment -> moment.seconds() == estimate.seconds())
                    .findFirst()
                    .orElseThrow()
                    .pose();
            squares += Math.pow(estimate.pose().distanceTo(at.x(), at.y()), 2);
        }
        return Math.sqrt(squares / mapPoses.size());
    }

    double lastImageMean() {
        org.opencv.core.Mat image = org.opencv.imgcodecs.Imgcodecs.imdecode(
                new org.opencv.core.MatOfByte(images.get(images.size() - 1)), 0);
        return org.opencv.core.Core.mean(image).val[0];
    }

    private void note(String topic, Object what) {
        everything.append(topic).append(' ').append(what).append('\n');
    }
}
