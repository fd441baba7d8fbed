package org.robograde.agent.station.trial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.sim.ServiceSimulation;
import org.robograde.robots.sim.SimulatedField;
import org.robograde.robots.sim.SimulationOptions;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.camera.Lens;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.industrial.IndustrialSimulation;
import org.robograde.robots.sim.surgical.SurgicalSimulation;
import org.robograde.robots.sim.world.Barrier;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PlanePose;
import org.robograde.robots.sim.world.Segment;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SiteCamera;
import org.robograde.scenarios.site.SitePlace;
import org.robograde.scenarios.site.WallSegment;

/** A simulated unit on a simulated copy of a site, as real ROS nodes under a master of its own or one that is there already. */
public final class SimulatedUnit implements AutoCloseable {
    private static final String START_PLACE = "dock";

    private final @Nullable RosMaster master;
    private final Simulation simulation;
    private final URI masterUri;

    /** What runs behind the topics, whatever its class. */
    private interface Simulation {
        void close();
    }

    private SimulatedUnit(@Nullable RosMaster master, Simulation simulation, URI masterUri) {
        this.master = master;
        this.simulation = simulation;
        this.masterUri = masterUri;
    }

    /** With a master of its own on a free loopback port. */
    public static SimulatedUnit start(UnitProfile unit, Site site, Ability ability, boolean camera, long seed) {
        return start(unit, site, ability, camera, seed, 0);
    }

    /** @param port of the master; 0 takes a free one */
    public static SimulatedUnit start(
            UnitProfile unit, Site site, Ability ability, boolean camera, long seed, int port) {
        RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        try {
            return new SimulatedUnit(master, simulation(unit, site, ability, camera, seed, master.uri()), master.uri());
        } catch (RuntimeException e) {
            master.close();
            throw e;
        }
    }

    /** Under a master that is there already. */
    public static SimulatedUnit join(
            UnitProfile unit, Site site, Ability ability, boolean camera, long seed, URI master) {
        return new SimulatedUnit(null, simulation(unit, site, ability, camera, seed, master), master);
    }

    private static Simulation simulation(
            UnitProfile unit, Site site, Ability ability, boolean camera, long seed, URI master) {
        return switch (unit.unitClass()) {
            case INDUSTRIAL -> IndustrialSimulation.start(SimulatedCell.options(site, ability, seed, master))::close;
            case SURGICAL -> SurgicalSimulation.start(master, SimulatedTable.of(unit, site), ability, seed)::close;
            default -> ServiceSimulation.start(options(unit, site, ability, camera, seed, master))::close;
        };
    }

    private static SimulationOptions options(
            UnitProfile unit, Site site, Ability ability, boolean camera, long seed, URI master) {
        Optional<OverheadCamera> overhead = site.cameras().values().stream()
                .filter(each -> camera)
                .findFirst()
                .map(SimulatedUnit::camera);
        return new SimulationOptions(
                master, new SimulatedField(plan(site), overhead), ability, fiducial(unit), camera, seed, start(site));
    }

    private static FloorPlan plan(Site site) {
        List<Segment> walls = site.walls().stream().map(SimulatedUnit::segment).toList();
        List<Barrier> barriers = site.barriers().values().stream()
                .map(barrier -> new Barrier(barrier.id(), segment(barrier.segment())))
                .toList();
        Bounds bounds = new Bounds(
                site.bounds().minX(),
                site.bounds().minY(),
                site.bounds().maxX(),
                site.bounds().maxY());
        Map<String, PlanePose> places = new TreeMap<>();
        site.places()
                .forEach((id, place) -> places.put(id, new PlanePose(place.x(), place.y(), place.headingRadians())));
        return new FloorPlan(bounds, walls, barriers, places);
    }

    private static Segment segment(WallSegment wall) {
        return new Segment(wall.x1(), wall.y1(), wall.x2(), wall.y2());
    }

    private static OverheadCamera camera(SiteCamera camera) {
        SiteCamera.Calibration c = camera.calibration();
        List<Double> d = c.distortion();
        List<Double> q = camera.pose().quaternionXyzw();
        Lens lens = new Lens(
                c.widthPixels(),
                c.heightPixels(),
                c.fx(),
                c.fy(),
                c.cx(),
                c.cy(),
                d.get(0),
                d.get(1),
                d.get(2),
                d.get(3),
                d.get(4));
        return new OverheadCamera(
                camera.id(),
                camera.pose().x(),
                camera.pose().y(),
                camera.pose().z(),
                q.get(0),
                q.get(1),
                q.get(2),
                q.get(3),
                lens);
    }

    private static Fiducial fiducial(UnitProfile unit) {
        return unit.fiducial()
                .map(f -> new Fiducial(f.dictionary(), f.id(), f.sizeMeters(), f.heightMeters()))
                .orElse(Fiducial.SERVICE_UNIT);
    }

    private static PlanePose start(Site site) {
        SitePlace dock = site.place(START_PLACE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "site " + site.id() + " has no place \"" + START_PLACE + "\", where a simulated unit starts"));
        return new PlanePose(dock.x(), dock.y(), dock.headingRadians());
    }

    /** The ROS master's address. */
    public URI masterUri() {
        return masterUri;
    }

    /** The same as a unit profile's link. */
    public URI link() {
        return URI.create("ros1://" + masterUri.getHost() + ":" + masterUri.getPort());
    }

    @Override
    public void close() {
        simulation.close();
        if (master != null) {
            master.close();
        }
    }
}
