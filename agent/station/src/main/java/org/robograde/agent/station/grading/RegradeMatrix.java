package org.robograde.agent.station.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.grader.grade.Grade;

/**
 * One grade computed many times as if by other machines: processes of their own under three locales and three time zones, each with 1, 2 and 8
 * threads and the bundles in another order each time, under this Java and, where there is one, another.
 */
public final class RegradeMatrix {
    /** Where a grade is computed: a locale as the environment names it, and a time zone. */
    public record Place(String locale, String zone) {}

    /** Every combination of three locales (one whose letters change case in another way) and three time zones. */
    public static final List<Place> PLACES = places();

    private static final int[] THREADS = {1, 2, 8};
    private static final int ORDERS = 4;
    /** Grades of one process. */
    private static final int EACH = 3 * ORDERS;

    /** Grades computed under each Java. */
    public static final int GRADES = 3 * 3 * 3 * 4;

    private final GradeFolder folder;
    private final List<Place> places;
    private final List<SealCheck.Finding> findings = new ArrayList<>();

    private RegradeMatrix(GradeFolder folder, List<Place> places) {
        this.folder = folder;
        this.places = places;
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (String locale : List.of("C", "zh_CN.UTF-8", "tr_TR.UTF-8")) {
            for (String zone : List.of("UTC", "Asia/Shanghai", "America/St_Johns")) {
                places.add(new Place(locale, zone));
            }
        }
        return List.copyOf(places);
    }

    /**
     * @param places as if in these; usually {@link #PLACES}
     * @param otherJava the {@code bin/java} of another Java; empty takes what is installed at the usual place
     * @param progress told after each process how many grades it computed
     * @throws IOException if a process cannot be started
     */
    public static SealCheck of(GradeFolder folder, List<Place> places, Optional<Path> otherJava, IntConsumer progress)
            throws IOException, InterruptedException {
        RegradeMatrix matrix = new RegradeMatrix(folder, places);
        matrix.run(otherJava.isPresent() ? otherJava : installed(), progress);
        return new SealCheck(matrix.findings.stream().allMatch(SealCheck.Finding::holds), matrix.findings);
    }

    private void run(Optional<Path> other, IntConsumer progress) throws IOException, InterruptedException {
        Grade grade = folder.grade();
        List<String> bundles = new ArrayList<>();
        for (Grade.GradedTrial trial : grade.trials()) {
            Path place = folder.bundlePlaces().get(trial.manifestSha256());
            if (place == null || !Files.isDirectory(place)) {
                say(false, "the bundle of " + trial.trialId() + " is not at hand");
                return;
            }
            bundles.add(place.toString());
        }
        String expected = Hashes.sha256(folder.bytesOf(GradeFolder.GRADE));
        matrix(Path.of(System.getProperty("java.home"), "bin", "java"), bundles, expected, progress);
        if (other.isPresent()) {
            matrix(other.get(), bundles, expected, progress);
        } else {
            say(true, "no other Java is installed here: that one was left out (--other-java names one)");
        }
    }

    private void matrix(Path java, List<String> bundles, String expected, IntConsumer progress)
            throws IOException, InterruptedException {
        int computed = 0;
        int same = 0;
        for (Place place : places) {
            List<String> hashes = grades(java, place, bundles);
            int equal = Collections.frequency(hashes, expected);
            if (equal < EACH) {
                say(
                        false,
                        "under " + java + ", locale " + place.locale() + ", time zone " + place.zone() + ": " + equal
                                + " of " + EACH + " are the same bytes"
                                + (hashes.isEmpty() ? "; the process gave none" : ""));
            }
            computed += EACH;
            same += equal;
            progress.accept(EACH);
        }
        say(
                same == computed,
                "computed again " + computed + " times under " + java + " (" + places.size()
                        + " combinations of locale and time zone, 1, 2 and 8 threads, shuffled bundles): " + same
                        + " of "
                        + computed + " are the same bytes, SHA-256 " + expected);
    }

    private List<String> grades(Path java, Place place, List<String> bundles) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Duser.timezone=" + place.zone()));
        String locale = place.locale();
        if (locale.equals("C")) {
            command.add("-Dfile.encoding=ISO-8859-1");
        } else {
            command.add("-Duser.language=" + locale.substring(0, 2));
            command.add("-Duser.country=" + locale.substring(3, 5));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RegradeProbe.class.getName(),
                folder.rulebook().toAbsolutePath().toString(),
                String.valueOf(bundles.size())));
        command.addAll(bundles);
        int seed = 1;
        for (int threads : THREADS) {
            for (int order = 0; order < ORDERS; order++) {
                command.add(String.valueOf(threads));
                command.add(String.valueOf(seed++));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("LANG", locale);
        builder.environment().put("TZ", place.zone());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output.lines().toList() : List.of();
    }

    /** Another Java than this one where Linux distributions put them, the newest by name. */
    private static Optional<Path> installed() throws IOException {
        Path usual = Path.of("/usr/lib/jvm");
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(usual)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                boolean version = !each.getFileName()
                        .toString()
                        .contains("-" + Runtime.version().feature());
                if (version
                        && Files.isExecutable(each.resolve("bin/java"))
                        && !each.toRealPath().equals(own)) {
                    return Optional.of(each.resolve("bin/java"));
                }
            }
        }
        return Optional.empty();
    }

    private void say(boolean holds, String message) {
        findings.add(new SealCheck.Finding(holds, "regrade", message));
    }
}
