package org.robograde.robots.sim.unit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.granted.Rhythm;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PlanePose;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * The unit from its sensors to its wheels, one step at a time: count the wheels, scan, localise, think, drive, publish. Commands come between
 * steps and take effect in the next. Not thread-safe.
 */
public final class ServiceUnit {
    private static final long MILLISECOND = 1_000_000L;
    /** Kept free before the hull whatever the mind thinks: the bumper's last word. */
    private static final double BUMPER_METERS = 0.06;

    private static final double BUMPER_SLOWING = 0.7;
    /** Share of a range error that the match of a scan in a corridor follows: the walls beside hold it, the one ahead pulls. */
    private static final double LASER_PULL = 0.4;
    /** A unit that was steered this near to its goal, and stands, is there. */
    private static final double BROUGHT_METERS = 0.15;

    private static final long REFUSAL_EVERY_NANOS = 10_000 * MILLISECOND;
    private static final double BROUGHT_RADIANS = 0.30;

    private final FieldWorld world;
    private final UnitOutlet outlet;
    private final double stepSeconds;
    private final DriveBase base = new DriveBase();
    private final Odometer odometer;
    private final LaserScanner laser;
    private final Localiser localiser;
    private final Driver driver;
    private final GoalBoard goals;
    private final Voice voice;
    private final Helm helm;
    private final Mind mind;
    private final Skill skill;
    private final LaserWatch laserWatch;
    private final LinkWatch linkWatch;
    private final RangeCheck rangeCheck;
    private final SensorDoubts doubts;
    private final PeopleFinder peopleFinder;
    private final PoseLie poseLie = new PoseLie();
    private final Teleoperation teleoperation = new Teleoperation();
    private final Schedule schedule;
    private Optional<LastScan> lastScan = Optional.empty();
    private List<Diagnosis> lastDiagnosis = List.of();
    private List<MapPoint> people = List.of();
    private long refusalSaidNanos = -REFUSAL_EVERY_NANOS;
    private long restartedNanos = Long.MIN_VALUE;
    private boolean stopped;
    private boolean steered;

    /**
     * @param world where it stands already, at {@code start}
     * @param plan whose walls are the unit's map; it never looks at the barriers
     * @param nowNanos simulated time
     */
    public ServiceUnit(
            Ability ability,
            FieldWorld world,
            FloorPlan plan,
            PlanePose start,
            RandomStreams streams,
            UnitOutlet outlet,
            long stepNanos,
            long nowNanos) {
        this.world = world;
        this.outlet = outlet;
        this.stepSeconds = stepNanos / 1e9;
        skill = Skill.of(ability);
        odometer = new Odometer(skill, streams.stream("odometry"));
        laser = new LaserScanner(world, streams.stream("laser"));
        localiser = new Localiser(start, skill, streams.stream("localisation"));
        driver = new Driver(new FloorMap(plan.bounds(), plan.walls()), outlet);
        goals = new GoalBoard(outlet);
        voice = new Voice(outlet);
        helm = new Helm(driver, goals, voice, start);
        mind = mind(ability, helm, new PlaceNames(plan.places()));
        laserWatch = new LaserWatch(mind.scanPatienceNanos(), nowNanos);
        linkWatch = new LinkWatch(skill.linkPatienceSeconds());
        rangeCheck = new RangeCheck(driver.map());
        doubts = new SensorDoubts(helm);
        peopleFinder = new PeopleFinder(skill, streams.stream("people finder"));
        schedule = new Schedule(nowNanos + stepNanos);
    }

    private static Mind mind(Ability ability, Helm helm, PlaceNames places) {
        Set<String> names = places.places().keySet();
        return switch (ability) {
            case STEERED -> new SteeredMind();
            case COMMANDED -> new CommandedMind(helm);
            case ATTENTIVE -> new AttentiveMind(helm, new Recollection(Recollection.Depth.WORDS, names));
            case SELF_RELIANT ->
                new SelfReliantMind(helm, new Recollection(Recollection.Depth.MEANING, names), places, false);
            case ADAPTIVE ->
                new SelfReliantMind(helm, new Recollection(Recollection.Depth.MEANING, names), places, true);
        };
    }

    /** A goal came; it is taken, refused or ended at once. */
    public void takeGoal(Goal goal, long nowNanos) {
        if (stopped) {
            goals.reject(goal, "emergency stop", nowNanos);
            return;
        }
        Optional<Goal> before = goals.active();
        if (!goals.submit(goal, nowNanos)) {
            return;
        }
        before.ifPresent(old -> mind.goalEnded(old, GoalState.PREEMPTED, nowNanos));
        mind.goalTaken(goal, nowNanos);
        if (mind.drivesItself() && !helm.planAgain()) {
            end(GoalState.ABORTED, "no way to there on my map", nowNanos);
        }
    }

    /** By the rules of actionlib: id, or everything up to a stamp, or with neither everything. */
    public void cancelGoals(String id, long stampNanos, long nowNanos) {
        Optional<Goal> before = goals.active();
        if (goals.cancel(id, stampNanos, nowNanos)) {
            driver.forget();
            before.ifPresent(old -> mind.goalEnded(old, GoalState.PREEMPTED, nowNanos));
        }
    }

    public void hear(String text, long nowNanos) {
        mind.heard(text, nowNanos);
    }

    /** While pressed nothing moves; after release only a new goal, or a hand at the stick, sets it going. */
    public void emergencyStop(boolean pressed, long nowNanos) {
        if (pressed && !stopped) {
            voice.say("Emergency stop.", nowNanos);
            end(GoalState.ABORTED, "emergency stop", nowNanos);
        }
        stopped = pressed;
    }

    public void steer(BaseSpeed speed, long nowNanos) {
        teleoperation.steer(speed, nowNanos);
    }

    /** The laser gives nothing until then. */
    public void loseLaserUntil(long nanos) {
        laser.dropOutUntil(nanos);
    }

    /** Every range of the laser reads so much too long until then. */
    public void misreadLaser(double meters, long untilNanos) {
        laser.readWrong(meters, untilNanos);
    }

    /** Scans come late until then. */
    public void delayLaser(long byNanos, long untilNanos) {
        laser.comeLate(byNanos, untilNanos);
    }

    /** Matching puts the unit elsewhere until then, metres in the map. */
    public void misleadPose(double x, double y, long untilNanos) {
        poseLie.tell(new MapPoint(x, y), untilNanos);
    }

    /** Its radio says that nobody who commands it is within reach, until then. */
    public void loseLinkUntil(long nanos) {
        linkWatch.silentUntil(nanos);
    }

    /** A person has carried the unit here and told it so. */
    public void setDown(PlanePose pose, long nowNanos) {
        base.halt();
        localiser.place(pose, odometer.pose());
        helm.moveTo(pose);
        lastScan = Optional.empty();
        helm.planAgain();
        steered = false;
        laserWatch.scanCame(nowNanos);
    }

    /** The lamps over the field; 1 is normal. */
    public void light(double factor) {
        localiser.light(factor);
    }

    /**
     * Whether it does what a node says that it does not work for; one that does not says so, once in a while.
     *
     * @param aGoal a goal, an order or a word; else a speed for its base
     */
    public boolean obeysStranger(boolean aGoal, long nowNanos) {
        boolean obeys = aGoal ? skill.obeysStrangersGoals() : skill.obeysStrangersSpeeds();
        if (!obeys && nowNanos >= refusalSaidNanos + REFUSAL_EVERY_NANOS) {
            refusalSaidNanos = nowNanos;
            voice.say("I take no commands from strangers.", nowNanos);
        }
        return obeys;
    }

    /** A message came that cannot be read. */
    public void fallOver(long nowNanos) {
        restartedNanos = Math.max(restartedNanos, nowNanos + Math.round(1e9 * skill.restartSeconds()));
    }

    /** The site tells which zones are in force now. */
    public void zones(List<FloorZone> inForce) {
        mind.zones(inForce);
    }

    /** The field takes the unit away from what it was doing, as at a reset. */
    public void dropGoal(String why, long nowNanos) {
        end(GoalState.PREEMPTED, why, nowNanos);
        goals.takeChanged();
        outlet.goalStatuses(goals.statuses(nowNanos));
    }

    /** One step: what it senses is of {@code nowNanos}; what it drives holds until the next. */
    public void step(long nowNanos) {
        helm.tick(nowNanos);
        odometer.count(base.speed(), stepSeconds);
        sense(nowNanos);
        helm.moveTo(localiser.estimate(odometer.pose()));
        noticeLaser(nowNanos);
        drive(nowNanos);
        publish(nowNanos);
    }

    private void sense(long nowNanos) {
        if (!schedule.scan.due(nowNanos)) {
            return;
        }
        Optional<LaserScan> scan = laser.sweep(nowNanos);
        if (scan.isEmpty()) {
            localiser.carryOn(Math.abs(base.speed().linear()) * Schedule.SCAN_NANOS / 1e9);
            return;
        }
        outlet.scan(scan.get());
        LaserScan believed = skill.adapts() ? rangeCheck.corrected(scan.get(), helm.pose()) : scan.get();
        match(nowNanos);
        laserWatch.scanCame(nowNanos);
        ScanReading reading = new ScanReading(believed, helm.pose(), driver.map());
        lastScan = Optional.of(new LastScan(reading, odometer.pose()));
        mind.read(reading, nowNanos);
        people = peopleFinder.find(mind.maybePeople(), helm.pose());
    }

    /** A laser that reads wrong pulls the match along the way it looks, as far as nobody corrects for it. */
    private void match(long nowNanos) {
        double pull = LASER_PULL * (laser.biasMeters(nowNanos) - rangeCheck.biasMeters());
        double heading = world.unitPose().headingRadians();
        MapPoint lie = poseLie.at(nowNanos);
        localiser.correct(
                world.unitPose(),
                odometer.pose(),
                new MapPoint(lie.x() + pull * Math.cos(heading), lie.y() + pull * Math.sin(heading)));
        helm.moveTo(localiser.estimate(odometer.pose()));
        if (!localiser.doubting()) {
            odometer.matched(helm.pose());
        }
        doubts.pose(localiser.doubting(), nowNanos);
        doubts.laser(rangeCheck, nowNanos);
    }

    private void noticeLaser(long nowNanos) {
        if (linkWatch.isBack(nowNanos)) {
            mind.linkCameBack(nowNanos);
        }
        switch (laserWatch.look(nowNanos)) {
            case DIED -> mind.laserDied(nowNanos);
            case CAME_BACK -> mind.laserCameBack(nowNanos);
            case NONE -> {
                // Nothing new.
            }
        }
    }

    private void drive(long nowNanos) {
        Optional<BaseSpeed> hand = teleoperation.wanted(nowNanos);
        if (stopped || nowNanos < restartedNanos) {
            base.brake(stepSeconds);
        } else if (hand.isPresent()) {
            steered = true;
            base.drive(hand.get(), stepSeconds);
            arriveBySteering(hand.get(), nowNanos);
        } else if (linkWatch.stops(nowNanos)) {
            base.brake(stepSeconds);
        } else if (laserWatch.dead() && blindLimit(nowNanos) == 0) {
            base.brake(stepSeconds);
        } else {
            follow(nowNanos);
        }
        world.driveUnit(base.speed().linear(), base.speed().angular());
    }

    private double blindLimit(long nowNanos) {
        return goals.active().isEmpty() ? 0 : mind.blindSpeedLimit(laserWatch.blindNanos(nowNanos));
    }

    private void arriveBySteering(BaseSpeed hand, long nowNanos) {
        boolean there = goals.active()
                .map(Goal::target)
                .filter(target -> helm.pose().distanceTo(target.x(), target.y()) < BROUGHT_METERS
                        && Math.abs(PlanePose.wrap(
                                        target.headingRadians() - helm.pose().headingRadians()))
                                < BROUGHT_RADIANS)
                .isPresent();
        if (there && hand.isStandstill() && base.speed().isStandstill()) {
            end(GoalState.SUCCEEDED, "steered there", nowNanos);
        }
    }

    private void follow(long nowNanos) {
        if (goals.active().isEmpty() || !mind.drivesItself()) {
            base.drive(BaseSpeed.STANDSTILL, stepSeconds);
            return;
        }
        if (steered && driver.isOffPath(helm.pose())) {
            helm.planAgain();
        }
        steered = false;
        double wished = laserWatch.dead()
                ? blindLimit(nowNanos)
                : mind.speedLimit(base.speed().isStandstill(), nowNanos);
        double limit = Math.min(wished, bumperLimit());
        BaseSpeed wanted = driver.steer(helm.pose(), limit);
        base.drive(limit > 0 ? wanted : new BaseSpeed(0, wanted.linear() == 0 ? wanted.angular() : 0), stepSeconds);
        if (driver.arrived()) {
            end(GoalState.SUCCEEDED, "arrived", nowNanos);
        }
    }

    private double bumperLimit() {
        double half = FieldWorld.UNIT_RADIUS_METERS;
        double free = lastScan.map(scan ->
                        scan.reading.freeAhead(scan.odometry.inverse().then(odometer.pose()), half + 0.02, half))
                .orElse(Double.POSITIVE_INFINITY);
        return Math.sqrt(2 * BUMPER_SLOWING * Math.max(0, free - BUMPER_METERS));
    }

    private void end(GoalState state, String text, long nowNanos) {
        goals.active().ifPresent(goal -> {
            goals.end(state, text, nowNanos);
            driver.forget();
            mind.goalEnded(goal, state, nowNanos);
        });
    }

    private void publish(long nowNanos) {
        if (schedule.odometry.due(nowNanos)) {
            outlet.odometry(odometer.pose(), base.speed());
            outlet.transforms(localiser.mapToOdom(), odometer.pose());
        }
        if (schedule.mapPose.due(nowNanos)) {
            outlet.mapPose(helm.pose(), localiser.positionVariance(), localiser.headingVariance());
        }
        if (schedule.people.due(nowNanos)) {
            outlet.detectedPeople(people);
        }
        boolean ownMotion =
                teleoperation.wanted(nowNanos).isEmpty() && !base.speed().isStandstill();
        if (schedule.command.due(nowNanos) && ownMotion) {
            outlet.commandedSpeed(base.speed());
        }
        boolean statusDue = schedule.status.due(nowNanos);
        if (goals.takeChanged() || statusDue) {
            outlet.goalStatuses(goals.statuses(nowNanos));
        }
        if (statusDue) {
            goals.activeStatus().ifPresent(status -> outlet.goalFeedback(status, helm.pose()));
        }
        voice.speak(nowNanos);
        List<Diagnosis> diagnosis = diagnose(nowNanos);
        if (schedule.diagnostics.due(nowNanos) || !diagnosis.equals(lastDiagnosis)) {
            lastDiagnosis = diagnosis;
            outlet.diagnostics(diagnosis);
        }
    }

    private List<Diagnosis> diagnose(long nowNanos) {
        return List.of(
                laserWatch.dead()
                        ? new Diagnosis("laser", Diagnosis.Level.ERROR, "no scan comes")
                        : new Diagnosis("laser", Diagnosis.Level.OK, "scanning"),
                driveDiagnosis(nowNanos),
                mind.navigation(),
                doubts.localisation());
    }

    private Diagnosis driveDiagnosis(long nowNanos) {
        if (stopped) {
            return new Diagnosis("drive", Diagnosis.Level.ERROR, "emergency stop");
        }
        return nowNanos < restartedNanos
                ? new Diagnosis("drive", Diagnosis.Level.ERROR, "starts again after a message that could not be read")
                : new Diagnosis("drive", Diagnosis.Level.OK, "ready");
    }

    /** The last scan with the odometry of its moment, so that later steps know how far they are from it. */
    private record LastScan(ScanReading reading, PlanePose odometry) {}

    /** When what is due; counted from the unit's first step, so that a trial after a reset runs like the first. */
    private static final class Schedule {
        static final long SCAN_NANOS = 100 * MILLISECOND;

        final Rhythm scan;
        final Rhythm odometry;
        final Rhythm mapPose;
        final Rhythm people;
        final Rhythm command;
        final Rhythm status;
        final Rhythm diagnostics;

        Schedule(long firstNanos) {
            scan = new Rhythm(SCAN_NANOS, firstNanos);
            odometry = new Rhythm(50 * MILLISECOND, firstNanos);
            mapPose = new Rhythm(100 * MILLISECOND, firstNanos);
            people = new Rhythm(200 * MILLISECOND, firstNanos);
            command = new Rhythm(100 * MILLISECOND, firstNanos);
            status = new Rhythm(200 * MILLISECOND, firstNanos);
            diagnostics = new Rhythm(1000 * MILLISECOND, firstNanos);
        }
    }
}
