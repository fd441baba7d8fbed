package org.robograde.agent.station.trial;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.robograde.agent.evidence.mcap.ChainHash;
import org.robograde.agent.station.operator.OperatorDesk;
import org.robograde.agent.station.recorder.Ear;
import org.robograde.agent.station.recorder.RecorderGate;
import org.robograde.agent.station.safety.HamperedLink;
import org.robograde.agent.station.safety.Heartbeat;
import org.robograde.agent.station.safety.MotionGate;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.units.IndustrialUnitDriver;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.robots.units.ServiceUnitDriver;
import org.robograde.robots.units.SurgicalUnitDriver;
import org.robograde.robots.units.UnitDriver;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.play.FieldControl;
import org.robograde.scenarios.play.ReceiptGate;
import org.robograde.scenarios.play.SimulatedField;
import org.robograde.scenarios.play.SimulatedTrialClock;
import org.robograde.scenarios.play.TrialClock;
import org.robograde.scenarios.play.WallTrialClock;
import org.robograde.scenarios.site.Site;

/**
 * A unit on a field, connected and listened to: the ground on which trials run. It outlives a single trial, because connecting
 * takes time in which messages could be missed.
 */
public final class FieldSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String GRANT_TIME = "/field/grant_time";
    private static final String TRACKER = "/field/tracker/unit_pose";
    private static final String NODE_NAME = "/robograde/station";

    /** Simulation truth: the field's own knowledge, which a real field does not have; recorded under roles that say so. */
    private static final Map<String, String> TRUTH_ROLES = Map.of(
            "truth.unit_pose", "/field/truth/unit_pose",
            "truth.people", "/field/truth/people",
            "truth.tool_pose", "/field/truth/tool_pose",
            "truth.objects", "/field/truth/objects",
            "observed.tool_pose", "/field/tracker/tool_pose");

    private final UnitProfile unit;
    private final Site site;
    private final FieldInstruments instruments;
    private final RobotLink link;
    private final Ear ear;
    private final UnitDriver driver;
    private final TrialClock clock;
    private final FieldControl field;
    private final boolean granted;
    private final RecorderGate gate;
    private final Map<String, String> roles;
    private final SafetySupervisor safety;
    private Arming arming;
    private volatile Optional<OperatorDesk> desk = Optional.empty();

    private FieldSession(
            UnitProfile unit,
            Site site,
            FieldInstruments instruments,
            RobotLink link,
            HamperedLink commands,
            Ear ear,
            UnitDriver driver,
            Map<String, String> roles,
            SafetySupervisor safety,
            String ownAddress) {
        this.unit = unit;
        this.site = site;
        this.instruments = instruments;
        this.link = link;
        this.ear = ear;
        this.driver = driver;
        this.roles = roles;
        this.safety = safety;
        this.granted = link.services().contains(GRANT_TIME);
        this.gate = new RecorderGate(ear, driver::sentCounts);
        if (granted) {
            this.clock = SimulatedTrialClock.standingStill(
                    link, driver::sentCounts, List.of(ReceiptGate.over(driver::heardCounts, PATIENCE), gate));
            this.field = new SimulatedField(link, instruments::press);
            this.arming = Arming.ofSimulation();
        } else {
            this.clock = WallTrialClock.startingNow();
            this.field = new RealField(
                    instruments,
                    new NetworkStranger(
                            unit.link(), ownAddress, unit, site, () -> safety.state() == SafetyState.RUNNING),
                    commands);
            this.arming = Arming.byNobody();
            gate.standstill();
        }
        safety.attach((event, source, detail) -> driver.stopByEveryWay(), note -> {});
        instruments.watchedBy(new FieldSafety(site.safety(), safety));
        if (!granted) {
            watchHeartbeats();
        }
    }

    private void watchHeartbeats() {
        site.safety().heartbeatSeconds().forEach((name, seconds) -> {
            Duration silenceMax = Duration.ofMillis(Math.round(seconds * 1000));
            if (name.equals("unit")) {
                safety.watch(new Heartbeat(name, silenceMax, Heartbeat.ofCounter(this::heard, System::nanoTime)));
            } else if (name.equals("console")) {
                // Where nobody stands at a desk this program is the console, and it is there.
                safety.watch(new Heartbeat(
                        name,
                        silenceMax,
                        () -> desk.map(OperatorDesk::heardNanos).orElseGet(System::nanoTime)));
            } else if (site.instruments().containsKey(name)) {
                safety.watch(new Heartbeat(name, silenceMax, () -> instruments.lastHeardNanos(name)));
            }
        });
        safety.beginWatching();
    }

    private long heard() {
        return driver.heardCounts().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Connects to a unit and starts listening to everything it and the field publish.
     *
     * @param instruments of the site, already being read
     * @param ownAddress at which the unit reaches this machine
     * @throws LinkException if the unit does not answer, or something its profile requires is not there
     */
    public static FieldSession open(UnitProfile unit, Site site, FieldInstruments instruments, String ownAddress)
            throws InterruptedException {
        ChainHash.warmUp();
        SafetySupervisor safety = new SafetySupervisor();
        HamperedLink commands = new HamperedLink(
                RobotLinks.connect(unit.link(), NODE_NAME, ownAddress),
                MovingTopics.of(unit),
                () -> safety.state() == SafetyState.RUNNING);
        RobotLink link = new MotionGate(commands, MovingTopics.of(unit), safety::state);
        try {
            Map<String, String> offered = link.topics();
            refuseMistyped(unit, offered);
            boolean granted = link.services().contains(GRANT_TIME);
            Map<String, String> roles = roles(unit, site, offered.keySet(), granted);
            UnitDriver driver = driver(unit, link);
            Ear ear = new Ear(link, topics(unit, roles, link, instruments.farCameraTopics()));
            List<String> silent = ear.awaitPublishers(required(unit), PATIENCE);
            if (!silent.isEmpty()) {
                ear.close();
                throw new LinkException("nobody publishes " + String.join(", ", silent) + ", which the profile of "
                        + unit.id() + " requires; try ./robograde check");
            }
            // Granted time waits for every message, so every topic must be connected before the first grant.
            ear.awaitPublishers(ear.topics(), granted ? PATIENCE : Duration.ofSeconds(2));
            return new FieldSession(unit, site, instruments, link, commands, ear, driver, roles, safety, ownAddress);
        } catch (LinkException | InterruptedException e) {
            safety.close();
            link.close();
            throw e;
        }
    }

    private static UnitDriver driver(UnitProfile unit, RobotLink link) throws InterruptedException {
        return switch (unit.unitClass()) {
            case INDUSTRIAL -> IndustrialUnitDriver.connect(unit, link, PATIENCE);
            case SURGICAL -> SurgicalUnitDriver.connect(unit, link, PATIENCE);
            default -> ServiceUnitDriver.connect(unit, link, PATIENCE);
        };
    }

    /** A topic of another type would be recorded and then measured by nobody; better to say so before anything moves. */
    private static void refuseMistyped(UnitProfile unit, Map<String, String> offered) {
        List<String> mistyped = unit.interfaces().values().stream()
                .filter(each -> !TypeNames.same(each.type(), offered.getOrDefault(each.topic(), each.type())))
                .map(each -> each.topic() + " is " + offered.get(each.topic()) + ", the profile says " + each.type())
                .toList();
        if (!mistyped.isEmpty()) {
            throw new LinkException(unit.id() + " does not offer what its profile says: " + String.join("; ", mistyped)
                    + "; correct the profile or the unit");
        }
    }

    private static Map<String, String> roles(UnitProfile unit, Site site, Set<String> offered, boolean simulated) {
        Map<String, String> roles = new TreeMap<>();
        unit.interfaces().forEach((role, topic) -> roles.put(role, topic.topic()));
        roles.putAll(site.roleTopics());
        TRUTH_ROLES.forEach((role, topic) -> {
            // A unit on a real field could publish these names itself; only a simulated field has a truth of its own.
            if (simulated && offered.contains(topic)) {
                roles.put(role, topic);
            }
        });
        roles.put("events", "/robograde/events");
        // A simulated field without its camera has a tracker in its place.
        boolean tracked = simulated && offered.contains(TRACKER);
        roles.put("observed.unit_pose", tracked ? TRACKER : "/observations/unit_pose");
        return roles;
    }

    /** What is recorded: every topic offered now, and every topic that has a meaning, also those the station sends on itself. */
    private static Set<String> topics(
            UnitProfile unit, Map<String, String> roles, RobotLink link, Set<String> recordedFarAway) {
        Set<String> topics = new TreeSet<>(link.topics().keySet());
        unit.interfaces().values().forEach(each -> topics.add(each.topic()));
        roles.forEach((role, topic) -> {
            if (role.startsWith("camera.")) {
                topics.add(topic);
            }
        });
        topics.removeIf(topic -> topic.startsWith("/rosout") || recordedFarAway.contains(topic));
        return topics;
    }

    private static List<String> required(UnitProfile unit) {
        return unit.interfaces().values().stream()
                .filter(each -> each.required() && each.direction() == UnitInterface.Direction.FROM_UNIT)
                .map(UnitInterface::topic)
                .toList();
    }

    /** @throws LinkException if an emergency stop is pressed or not heard: then nobody may arm */
    void requireSafe() {
        instruments.release();
        List<String> unsafe = instruments.unsafe();
        if (!unsafe.isEmpty()) {
            throw new LinkException("not safe to start: " + String.join("; ", unsafe));
        }
    }

    /**
     * Before a trial: a simulated field is set back and seeded, a real one is told that the stop is released. What is sent here
     * belongs to no trial, so it has come back to the recorder before the trial begins.
     */
    void prepare(long seed) throws InterruptedException {
        if (field instanceof SimulatedField simulated) {
            simulated.prepare(seed, driver);
        } else {
            driver.emergencyStop(false);
        }
        if (!gate.awaitSent()) {
            throw new LinkException("what the station sends to " + unit.id() + " does not come back to its recorder;"
                    + " is another node named like the station, or does the master restart?");
        }
    }

    /** Topics that appeared after listening began, and so are in no recording. */
    List<String> unheardTopics() {
        try {
            return link.topics().keySet().stream()
                    .filter(topic -> !topic.startsWith("/rosout"))
                    .filter(topic -> !ear.topics().contains(topic))
                    .filter(topic -> !instruments.farCameraTopics().contains(topic))
                    .sorted()
                    .toList();
        } catch (LinkException e) {
            // The trial's ending already says that the link is gone.
            return List.of();
        }
    }

    public UnitProfile unit() {
        return unit;
    }

    public Site site() {
        return site;
    }

    /** Whether simulated time is granted by this station. */
    public boolean granted() {
        return granted;
    }

    Map<String, String> roles() {
        return roles;
    }

    RobotLink link() {
        return link;
    }

    Ear ear() {
        return ear;
    }

    UnitDriver driver() {
        return driver;
    }

    TrialClock clock() {
        return clock;
    }

    /** Trial time of an instant of the station's monotonic clock, where time passes by itself. */
    long atMonotonic(long monotonicNanos) {
        return clock instanceof WallTrialClock wall ? wall.atMonotonic(monotonicNanos) : clock.nowNanos();
    }

    FieldControl field() {
        return field;
    }

    RecorderGate gate() {
        return gate;
    }

    /** Whether the unit may move, and what stops it. */
    public SafetySupervisor safety() {
        return safety;
    }

    /** Who arms the unit before each trial; on a real field nobody does until this is said. */
    public void armedBy(Arming person) {
        arming = person;
    }

    /** People stand at a desk: they arm the unit there, and what they do and say there is evidence. */
    public void staffedBy(OperatorDesk staffed) {
        desk = Optional.of(staffed);
        arming = (supervisor, trialId) -> staffed.awaitArmed(trialId);
    }

    Optional<OperatorDesk> desk() {
        return desk;
    }

    Arming arming() {
        return arming;
    }

    public FieldInstruments instruments() {
        return instruments;
    }

    @Override
    public void close() {
        safety.close();
        if (field instanceof RealField real) {
            real.close();
        }
        driver.close();
        ear.close();
        link.close();
    }
}
