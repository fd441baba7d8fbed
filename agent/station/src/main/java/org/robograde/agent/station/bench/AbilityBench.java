package org.robograde.agent.station.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.agent.station.trial.TrialSeries;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.MeasuredTrial;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitClass;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

/**
 * Whether the grade tells apart what is apart: simulated units of known ability play the scripts of their class, and the levels they are given are held against what they were
 * built as. Each unit and seed is one campaign on a field of its own; what is graded does not hold the ability.
 */
public final class AbilityBench {
    /** Trials of one campaign share a seed's thousand, as a script's own do. */
    private static final long SEEDS_APART = 1000;

    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;
    private final Settings settings;
    private final Listener listener;

    /**
     * What to play.
     *
     * @param scripts ids; empty takes all of the class
     * @param repetitions of each script in a campaign
     * @param camera whether the field camera is simulated and its pictures looked at; much slower
     * @param bundles whether they are thrown away, kept in {@code folder}, or taken from there as an earlier bench left them
     * @param workers campaigns at a time
     */
    public record Settings(
            List<UnitClass> classes,
            List<Ability> abilities,
            List<String> scripts,
            int seeds,
            long seedBase,
            int repetitions,
            boolean camera,
            Path folder,
            Bundles bundles,
            int workers) {
        public Settings {
            classes = List.copyOf(classes);
            abilities = List.copyOf(abilities);
            scripts = List.copyOf(scripts);
        }
    }

    /** What becomes of a campaign's bundles. */
    public enum Bundles {
        THROWN_AWAY,
        KEPT,
        FOUND
    }

    /** Hears how it gets on; may be called from several threads. */
    public interface Listener {
        void planned(int campaigns);

        void done(Campaign campaign);

        void remark(String text);
    }

    /**
     * One unit, one seed, every script.
     *
     * @param trials measured, in the order played
     * @param level found; empty if there is none, or no rulebook
     * @param failure of the program; empty if there was none
     * @param wallSeconds from start to measured
     */
    public record Campaign(
            UnitClass unitClass,
            Ability ability,
            int seed,
            List<MeasuredTrial> trials,
            Optional<Integer> level,
            String reason,
            String failure,
            double wallSeconds) {
        public Campaign {
            trials = List.copyOf(trials);
        }

        double simulatedSeconds() {
            return trials.stream()
                    .mapToDouble(trial -> trial.facts().durationSeconds())
                    .sum();
        }
    }

    /** @param home where the shipped data stands */
    public AbilityBench(Path home, Settings settings, Listener listener) {
        this.home = home;
        this.settings = settings;
        this.listener = listener;
    }

    private record Cell(UnitClass unitClass, Ability ability, int seed) {}

    public AbilityReport run() throws InterruptedException {
        List<String> notes = new ArrayList<>();
        List<Cell> cells = cells(notes);
        listener.planned(cells.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, settings.workers()));
        try {
            List<Future<Campaign>> futures = new ArrayList<>();
            for (Cell cell : cells) {
                futures.add(pool.submit(() -> played(cell)));
            }
            List<Campaign> campaigns = new ArrayList<>();
            for (Future<Campaign> future : futures) {
                campaigns.add(future.get());
            }
            return new AbilityReport(settings.abilities(), campaigns, notes);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a campaign could not be played", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Cell> cells(List<String> notes) {
        List<Cell> cells = new ArrayList<>();
        for (UnitClass unitClass : settings.classes()) {
            String word = unitClass.word();
            if (scripts(unitClass).isEmpty()) {
                notes.add(word + ": no scripts in scenarios/scripts/" + word + "; not played");
                continue;
            }
            if (profile(unitClass).isEmpty()) {
                notes.add(word + ": no profile robots/units/profiles/sim-" + word + ".yaml; not played");
                continue;
            }
            if (!Files.exists(rulebook(unitClass))) {
                notes.add(word + ": no rulebook grader/rulebooks/house-" + word + ".yaml; measured, not graded");
            }
            for (int seed = 1; seed <= settings.seeds(); seed++) {
                for (Ability ability : settings.abilities()) {
                    cells.add(new Cell(unitClass, ability, seed));
                }
            }
        }
        return cells;
    }

    private Campaign played(Cell cell) throws InterruptedException {
        long begun = System.nanoTime();
        Path folder = settings.folder()
                .resolve(cell.unitClass().word())
                .resolve(cell.ability().name())
                .resolve("seed-" + cell.seed());
        Campaign campaign;
        try {
            List<Evidence> bundles = settings.bundles() == Bundles.FOUND ? found(folder) : play(cell, folder);
            campaign = graded(cell, Grader.measure(bundles, 1), begun);
        } catch (RuntimeException e) {
            campaign = new Campaign(
                    cell.unitClass(),
                    cell.ability(),
                    cell.seed(),
                    List.of(),
                    Optional.empty(),
                    "",
                    String.valueOf(e),
                    seconds(begun));
        }
        if (settings.bundles() == Bundles.THROWN_AWAY) {
            remove(folder);
        }
        listener.done(campaign);
        return campaign;
    }

    private static List<Evidence> found(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().map(Evidence::open).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no campaign was kept in " + folder, e);
        }
    }

    private Campaign graded(Cell cell, List<MeasuredTrial> trials, long begun) {
        Path rulebook = rulebook(cell.unitClass());
        Optional<Integer> level = Optional.empty();
        String reason = "";
        if (Files.exists(rulebook)) {
            var grade = Grader.grade(trials, Grader.rulebook(rulebook));
            level = grade.level();
            reason = String.join(", ", grade.decidedBy());
        }
        return new Campaign(cell.unitClass(), cell.ability(), cell.seed(), trials, level, reason, "", seconds(begun));
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    /** Scripts of one site are played on one field, one after the other, as in a real campaign. */
    private List<Evidence> play(Cell cell, Path folder) throws InterruptedException {
        UnitProfile unit = UnitProfile.load(profile(cell.unitClass()).orElseThrow());
        TreeMap<String, List<Path>> bySite = new TreeMap<>();
        for (Path script : scripts(cell.unitClass())) {
            bySite.computeIfAbsent(siteOf(script), site -> new ArrayList<>()).add(script);
        }
        List<Evidence> bundles = new ArrayList<>();
        for (var one : bySite.entrySet()) {
            Site site = Site.load(home.resolve("scenarios/sites/" + one.getKey() + ".yaml"));
            bundles.addAll(playOn(cell, unit, site, one.getValue(), folder));
        }
        return bundles;
    }

    private List<Evidence> playOn(Cell cell, UnitProfile unit, Site site, List<Path> scripts, Path folder)
            throws InterruptedException {
        long seed = settings.seedBase() + SEEDS_APART * cell.seed();
        try (SimulatedUnit simulated = SimulatedUnit.start(unit, site, cell.ability(), settings.camera(), seed);
                FieldInstruments instruments = FieldInstruments.simulated(site);
                FieldSession session = FieldSession.open(unit.withLink(simulated.link()), site, instruments, LOOPBACK);
                TrialSeries series = new TrialSeries(session, "bench", "", folder, SigningKey.ofUser(), quiet())) {
            int offset = 0;
            for (Path file : scripts) {
                Scenario scenario = Scenario.load(file, site, unit);
                List<PlannedTrial> trials = seeded(scenario.trials(), seed + offset);
                series.play(scenario, trials, trials.size());
                offset += 10;
            }
            return series.bundles();
        }
    }

    /** The script's first trials with other seeds. */
    private List<PlannedTrial> seeded(List<PlannedTrial> trials, long seed) {
        List<PlannedTrial> seeded = new ArrayList<>();
        for (int i = 0; i < Math.min(settings.repetitions(), trials.size()); i++) {
            PlannedTrial trial = trials.get(i);
            seeded.add(new PlannedTrial(
                    trial.scenarioId(),
                    trial.scenarioEdition(),
                    trial.point(),
                    trial.repetition(),
                    seed + i,
                    trial.play()));
        }
        return seeded;
    }

    private TrialSeries.Listener quiet() {
        return new TrialSeries.Listener() {
            @Override
            public void playing(String trialId) {
                // The bar moves by campaigns.
            }

            @Override
            public void sealed(Evidence evidence) {
                // As above.
            }

            @Override
            public void observed(Evidence evidence) {
                // As above.
            }

            @Override
            public void remark(String text) {
                listener.remark(text);
            }
        };
    }

    private List<Path> scripts(UnitClass unitClass) {
        return files(home.resolve("scenarios/scripts").resolve(unitClass.word()), "").stream()
                .filter(file ->
                        settings.scripts().isEmpty() || settings.scripts().contains(bare(file)))
                .toList();
    }

    private static String bare(Path file) {
        return String.valueOf(file.getFileName()).replace(".yaml", "");
    }

    /** {@code sim-CLASS}, else the first whose name begins so. */
    private Optional<Path> profile(UnitClass unitClass) {
        return files(home.resolve("robots/units/profiles"), "sim-" + unitClass.word()).stream()
                .findFirst();
    }

    private Path rulebook(UnitClass unitClass) {
        return home.resolve("grader/rulebooks/house-" + unitClass.word() + ".yaml");
    }

    private static String siteOf(Path script) {
        try {
            return Files.readAllLines(script).stream()
                    .filter(line -> line.startsWith("site:"))
                    .map(line -> line.substring("site:".length())
                            .replaceAll("#.*", "")
                            .strip())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(script + " names no site"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }

    /** YAML files directly in a folder, by length and name, so that the plainest name comes first. */
    private static List<Path> files(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            bare(file).startsWith(prefix) && file.toString().endsWith(".yaml"))
                    .sorted(
                            prefix.isEmpty()
                                    ? Comparator.comparing(AbilityBench::bare)
                                    : Comparator.comparing(
                                                    (Path file) -> bare(file).length())
                                            .thenComparing(AbilityBench::bare))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
