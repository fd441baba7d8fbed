package org.robograde.agent.station.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.directory.ResourceDirectory;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.operator.OperatorDesk;
import org.robograde.agent.station.operator.OperatorLedger;
import org.robograde.agent.station.operator.OperatorServer;
import org.robograde.agent.station.operator.OperatorView;
import org.robograde.agent.station.trial.Arming;
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the unit and the site's instruments are, and who stands beside them: options of every command that makes a unit move. */
final class FieldOptions {
    private static final Duration REGISTRATION_PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--link",
            paramLabel = "URL",
            description = "where the unit is: ros1://HOST:PORT of its ROS master,"
                    + " foxglove://HOST:PORT or rosbridge://HOST:PORT of its bridge")
    private @Nullable URI linkUrl;

    @ArgGroup(exclusive = true)
    private Instruments instruments = new Instruments();

    /** Where the site's emergency stop and other instruments are. */
    private static final class Instruments {
        @Option(
                names = "--instruments",
                paramLabel = "URL",
                description = "where the site's instruments answer, e.g. coap://127.0.0.1:5683")
        private @Nullable String server;

        @Option(
                names = "--directory",
                paramLabel = "URL",
                description = "open the station's resource directory here, e.g. coap://127.0.0.1:5690,"
                        + " and wait until the site's instruments have registered")
        private @Nullable String directory;

        @Option(
                names = "--simulated-instruments",
                description =
                        "start simulated instruments (always so with --sim); a real emergency stop is then NOT connected")
        private boolean simulated;

        @Option(
                names = "--without-instruments",
                description = "read none; the site's emergency stop is then NOT connected")
        private boolean none;
    }

    @Option(
            names = "--far-stations",
            paramLabel = "URL",
            description =
                    "take what far stations forward (see forward) here, e.g. coaps://127.0.0.1:5695; needed where the"
                            + " site has instruments or cameras at far stations")
    private @Nullable String farStations;

    @Option(names = "--far-keys", paramLabel = "DIR", description = "keys of the far stations that may forward")
    private @Nullable Path farKeys;

    @Option(
            names = "--far-store",
            paramLabel = "DIR",
            defaultValue = "far-stations",
            description = "folder for what far stations forward (default: ${DEFAULT-VALUE})")
    private Path farStore = Path.of("far-stations");

    @Option(
            names = "--far-wait",
            paramLabel = "S",
            defaultValue = "30",
            description = "at a trial's end, wait at most so long for what far stations still have to forward"
                    + " (default: ${DEFAULT-VALUE} s); what has not arrived then is stated as missing")
    private double farWaitSeconds = 30;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "keys for coaps: psk.txt, or key.pem with chain.pem or public.pem and a folder trusted/")
    private @Nullable Path keys;

    @Option(
            names = "--own-address",
            paramLabel = "HOST",
            description =
                    "at which a unit on another machine reaches this one (default: ROS_HOSTNAME, ROS_IP, or loopback)")
    private @Nullable String ownAddress;

    @Option(
            names = "--sim",
            paramLabel = "ABILITY",
            description = "start a simulated unit that behaves like this: ${COMPLETION-CANDIDATES}")
    private @Nullable Ability sim;

    @Option(
            names = "--armed-by",
            paramLabel = "NAME",
            description =
                    "the person beside a real unit who says that it may move in these trials; nothing moves otherwise;"
                            + " twice, with different names, where the site or the rulebook asks for two persons")
    private List<String> armedBy = new ArrayList<>();

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description =
                    "the person at the keys of this terminal: arms each trial, aborts, intervenes, marks, remarks;"
                            + " again for a second person")
    private List<String> operators = new ArrayList<>();

    @Option(
            names = "--desk",
            paramLabel = "URL",
            description =
                    "open the operator's desk to other programs here, e.g. coaps://127.0.0.1:5694; needs --desk-keys")
    private @Nullable String desk;

    @Option(names = "--desk-keys", paramLabel = "DIR", description = "keys of those who may command at the desk")
    private @Nullable Path deskKeys;

    @Option(names = "--no-camera", description = "simulate without the field camera (much faster, nothing to observe)")
    private boolean noCamera;

    /** A field with a unit on it, and what must be closed with it. */
    static final class Field implements AutoCloseable {
        private final List<AutoCloseable> opened = new ArrayList<>();
        private @Nullable FieldSession session;

        FieldSession session() {
            return Given.required(session);
        }

        /** Closes everything, whatever one of them says; the first failure is told, with the others behind it. */
        @Override
        public void close() {
            IllegalStateException failed = null;
            for (int i = opened.size() - 1; i >= 0; i--) {
                try {
                    opened.get(i).close();
                } catch (Exception e) {
                    if (failed == null) {
                        failed = new IllegalStateException("the field could not be closed", e);
                    } else {
                        failed.addSuppressed(e);
                    }
                }
            }
            if (failed != null) {
                throw failed;
            }
        }
    }

    /** The profile, reached where the command line says. */
    UnitProfile linked(UnitProfile profile) {
        return Given.linked(profile, linkUrl);
    }

    /** @param seed of a simulated unit */
    Field open(UnitProfile profile, Site site, long seed) throws InterruptedException {
        return open(profile, site, seed, site.safety().persons());
    }

    /** @param persons who must agree before a real unit is armed */
    Field open(UnitProfile profile, Site site, long seed, int persons) throws InterruptedException {
        Field field = new Field();
        try {
            UnitProfile unit = profile;
            if (sim != null) {
                SimulatedUnit simulated = SimulatedUnit.start(profile, site, sim, !noCamera, seed);
                field.opened.add(simulated);
                unit = profile.withLink(simulated.link());
            }
            FieldInstruments read = instruments(site);
            field.opened.add(read);
            FieldSession session = FieldSession.open(unit, site, read, Given.ownAddress(ownAddress));
            field.opened.add(session);
            field.session = session;
            if (staffed()) {
                staff(field, persons);
            } else if (!armedBy.isEmpty()) {
                session.armedBy(Arming.by(armedBy, persons));
            }
            return field;
        } catch (RuntimeException | InterruptedException e) {
            field.close();
            throw e;
        }
    }

    /** Whether people steer the trials, at the terminal or over CoAP. */
    boolean staffed() {
        return desk != null || !operators.isEmpty();
    }

    private void staff(Field field, int persons) {
        OperatorDesk staffed =
                new OperatorDesk(field.session().safety(), new OperatorLedger(Clock.systemUTC()), persons);
        field.session().staffedBy(staffed);
        if (desk != null) {
            field.opened.add(served(field, staffed, Given.coapAddress(desk)));
        }
        if (!operators.isEmpty()) {
            boolean redraws = "1".equals(System.getProperty("robograde.terminal"));
            field.opened.add(RawTerminal.open());
            field.opened.add(new OperatorView(staffed, operators, System.in, System.err, redraws).open());
        }
    }

    private OperatorServer served(Field field, OperatorDesk staffed, URI at) {
        if (!at.getScheme().equals("coaps")) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--desk takes commands of peers that prove who they are: coaps://, not " + at);
        }
        InetSocketAddress bind = new InetSocketAddress(at.getHost(), Math.max(at.getPort(), 0));
        try {
            OperatorServer server = OperatorServer.start(
                    bind, Given.keys(deskKeys), field.session().instruments().security(), staffed);
            System.err.println("robograde: the operator's desk is at " + server.address() + "/operator");
            return server;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, "--desk: " + e.getMessage() + " with --desk-keys", e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        }
    }

    private FieldInstruments instruments(Site field) throws InterruptedException {
        if (sim != null || instruments.simulated) {
            return FieldInstruments.simulated(field);
        }
        FarStations.Sources sources = SiteInstruments.farSources(field);
        boolean far =
                !sources.instruments().isEmpty() || !sources.cameraTopics().isEmpty();
        if (instruments.none || (field.instruments().isEmpty() && !far)) {
            return FieldInstruments.none();
        }
        CoapSecurity security = Given.keys(keys);
        FieldInstruments read =
                SiteInstruments.near(field).isEmpty() ? FieldInstruments.far(field) : observed(field, security);
        if (far) {
            takeFromFarStations(field, sources, read);
        }
        Duration patience = Duration.ofSeconds(far ? 30 : security instanceof CoapSecurity.None ? 5 : 10);
        List<String> silent = read.awaitAll(patience);
        if (!silent.isEmpty()) {
            String refused = read.lastRefused();
            read.close();
            throw new CommandException(
                    ExitCode.COULD_NOT,
                    "nothing within " + patience.toSeconds() + " s from "
                            + String.join(", ", silent)
                            + (instruments.server == null && instruments.directory == null
                                    ? ""
                                    : " at "
                                            + (instruments.server == null ? instruments.directory : instruments.server))
                            + (refused.isEmpty() ? "; are they on, and is the address right?" : ": " + refused));
        }
        return read;
    }

    private void takeFromFarStations(Site field, FarStations.Sources sources, FieldInstruments read) {
        TreeSet<String> names = new TreeSet<>(sources.instruments().values());
        names.addAll(sources.cameraTopics().values());
        String who = String.join(", ", names);
        if (farStations == null) {
            read.close();
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "site " + field.id() + " has instruments or cameras at far stations (" + who
                            + "): say where those forward to with --far-stations coaps://HOST:PORT,"
                            + " or rehearse with --simulated-instruments or --without-instruments");
        }
        if (!(farWaitSeconds >= 0 && farWaitSeconds <= 3600)) {
            read.close();
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--far-wait must be 0 to 3600 seconds, not " + farWaitSeconds);
        }
        URI at = Given.coapAddress(farStations);
        InetSocketAddress bind = new InetSocketAddress(at.getHost(), Math.max(at.getPort(), 0));
        try {
            read.expectCameras(field);
            FarStations stations = FarStations.start(
                    sources,
                    at.getScheme(),
                    bind,
                    Given.keys(farKeys),
                    read.security(),
                    FieldOptions::wallNanos,
                    farStore,
                    read);
            read.takeFrom(stations, Duration.ofMillis(Math.round(farWaitSeconds * 1000)));
            System.err.println("robograde: waiting for far stations (" + who + ") at " + stations.address());
        } catch (IllegalArgumentException e) {
            read.close();
            throw new CommandException(ExitCode.BAD_INPUT, "--far-stations: " + e.getMessage() + " with --far-keys", e);
        } catch (IOException e) {
            read.close();
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        }
    }

    private static long wallNanos() {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private FieldInstruments observed(Site field, CoapSecurity security) throws InterruptedException {
        try {
            if (instruments.directory != null) {
                return registered(field, Given.coapAddress(instruments.directory), security);
            }
            if (instruments.server != null) {
                return FieldInstruments.at(field, Given.coapAddress(instruments.server), security);
            }
        } catch (IllegalArgumentException e) {
            // An address that does not go with the keys.
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        throw new CommandException(
                ExitCode.BAD_INPUT,
                "site " + field.id() + " has instruments ("
                        + String.join(", ", field.instruments().keySet())
                        + "): say where they answer with --instruments coap://HOST:PORT,"
                        + " or rehearse with --simulated-instruments or --without-instruments");
    }

    private static FieldInstruments registered(Site field, URI at, CoapSecurity security) throws InterruptedException {
        InetSocketAddress bind = new InetSocketAddress(at.getHost(), Math.max(at.getPort(), 0));
        try {
            SecurityLog refused = SecurityLog.counting();
            ResourceDirectory directory = ResourceDirectory.start(at.getScheme(), bind, security, refused);
            System.err.println("robograde: waiting for "
                    + SiteInstruments.near(field).size() + " instruments to register at " + directory.address());
            List<String> missing = new ArrayList<>();
            FieldInstruments read =
                    FieldInstruments.registered(field, directory, security, REGISTRATION_PATIENCE, missing::add);
            // What the directory refuses from now on is evidence as well.
            refused.listener(incident -> read.security().refused(incident.kind(), incident.peer(), incident.detail()));
            if (!missing.isEmpty()) {
                read.close();
                throw new CommandException(
                        ExitCode.COULD_NOT,
                        String.join(", ", missing) + " did not register at " + directory.address() + " within "
                                + REGISTRATION_PATIENCE.toSeconds() + " s");
            }
            return read;
        } catch (IOException e) {
            throw new CommandException(ExitCode.COULD_NOT, String.valueOf(e.getMessage()), e);
        }
    }
}
