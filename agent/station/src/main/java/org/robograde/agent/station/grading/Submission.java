package org.robograde.agent.station.grading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.grade.Grade;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;

/**
 * What a maker hands to a body: the unit's profile, its self-assessment and the bundles behind it, with a signed list of all
 * files. The maker who packs it and the body that takes it run the same check and get the same answer.
 */
public final class Submission {
    public static final String FORMAT = "robograde-submission/1";

    private static final String LIST = "submission.json";
    private static final String SIGNATURE = LIST + ".sig";
    private static final String PROFILE = "profile.yaml";
    private static final String GRADE = "grade";
    private static final String TRIALS = "trials";
    private static final int NAMED = 10;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final List<SealCheck.Finding> findings = new ArrayList<>();

    private Submission(Path folder) {
        this.folder = folder;
    }

    /**
     * Packs a folder that must not exist yet.
     *
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static void write(Path profile, GradeFolder grade, SigningKey key, Path folder) {
        try {
            Files.createDirectories(folder.resolve(GRADE));
            Files.copy(profile, folder.resolve(PROFILE));
            for (String name : List.of(GradeFolder.GRADE, GradeFolder.SIGNATURE, GradeFolder.RULEBOOK)) {
                Files.copy(grade.folder().resolve(name), folder.resolve(GRADE).resolve(name));
            }
            Map<String, String> places = new TreeMap<>();
            for (Map.Entry<String, Path> place : grade.bundlePlaces().entrySet()) {
                String name = "trial-" + (places.size() + 1);
                copy(place.getValue(), folder.resolve(TRIALS).resolve(name));
                places.put(place.getKey(), "../" + TRIALS + "/" + name);
            }
            Files.write(folder.resolve(GRADE).resolve(GradeFolder.BUNDLES), JSON.writeValueAsBytes(places));
            ObjectNode list = JSON.createObjectNode();
            list.put("format", FORMAT);
            ObjectNode files = list.putObject("files");
            hashes(folder).forEach(files::put);
            byte[] content = JSON.writeValueAsBytes(list);
            Files.write(folder.resolve(LIST), content);
            Files.write(folder.resolve(SIGNATURE), key.sign(content));
        } catch (IOException e) {
            throw new UncheckedIOException("the submission cannot be written to " + folder, e);
        }
    }

    /** Whether this folder holds a maker's list of files. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(LIST));
    }

    /** Checks everything a body checks before it accepts a submission; never throws for a changed one. */
    public static Map<String, SealCheck> check(Path folder, int threads) {
        Submission submission = new Submission(folder);
        Map<String, SealCheck> checks = new LinkedHashMap<>();
        boolean complete = submission.files();
        if (complete) {
            submission.profile();
        } else {
            submission.findings.add(SealCheck.Finding.unchecked(
                    GRADE, "profile, bundles and grade are opened only if every file is as packed"));
        }
        checks.put("submission", submission.done());
        if (complete) {
            GradeFolder.in(folder.resolve(GRADE))
                    .ifPresent(grade -> checks.put("self-assessment", GradeVerification.of(grade, threads)));
        }
        return checks;
    }

    private SealCheck done() {
        return new SealCheck(findings.stream().allMatch(SealCheck.Finding::holds), findings);
    }

    private void say(boolean holds, String subject, String message) {
        findings.add(new SealCheck.Finding(holds, subject, message));
    }

    /** Only when every file is the listed one and none is a link is anything in the folder opened by name. */
    private boolean files() {
        try {
            byte[] content = Files.readAllBytes(folder.resolve(LIST));
            String signer = SigningKey.verify(Files.readAllBytes(folder.resolve(SIGNATURE)), content, SIGNATURE);
            say(true, SIGNATURE, "signs this submission; by key " + signer);
            JsonNode list = JSON.readTree(content);
            if (!list.path("format").asText().equals(FORMAT)) {
                say(false, LIST, "is no submission of format " + FORMAT);
                return false;
            }
            SortedMap<String, String> listed = new TreeMap<>();
            list.path("files")
                    .properties()
                    .forEach(f -> listed.put(f.getKey(), f.getValue().asText()));
            return same(listed, hashes(folder));
        } catch (EvidenceException e) {
            say(false, SIGNATURE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            say(false, LIST, "this is no submission: " + e.getMessage() + " cannot be read");
        }
        return false;
    }

    private boolean same(SortedMap<String, String> listed, SortedMap<String, String> found) {
        List<String> wrong = new ArrayList<>();
        found.forEach((name, hash) -> {
            if (!listed.containsKey(name)) {
                wrong.add(name + " is not on the list");
            } else if (!hash.equals(listed.get(name))) {
                wrong.add(name + " was changed");
            }
        });
        listed.keySet().stream()
                .filter(name -> !found.containsKey(name))
                .forEach(name -> wrong.add(name + " is missing"));
        wrong.stream().limit(NAMED).forEach(message -> say(false, LIST, message));
        if (wrong.isEmpty()) {
            say(true, LIST, "all " + found.size() + " files are those the maker packed");
        }
        return wrong.isEmpty();
    }

    private void profile() {
        UnitProfile profile;
        try {
            profile = UnitProfile.load(folder.resolve(PROFILE));
            say(true, PROFILE, "is a profile without mistakes, of unit " + profile.id());
        } catch (InvalidInputException e) {
            say(false, PROFILE, String.valueOf(e.getMessage()));
            return;
        }
        GradeFolder.in(folder.resolve(GRADE))
                .ifPresentOrElse(
                        grade -> graded(profile, grade),
                        () -> say(false, GRADE, "there is no self-assessment in this submission"));
    }

    private void graded(UnitProfile profile, GradeFolder stored) {
        Grade grade;
        try {
            grade = stored.grade();
        } catch (IllegalArgumentException e) {
            say(false, GRADE, "is no grade: " + e.getMessage());
            return;
        }
        say(
                grade.unitId().equals(profile.id()),
                GRADE,
                "assesses unit " + grade.unitId()
                        + (grade.unitId().equals(profile.id()) ? "" : ", but the profile is that of " + profile.id()));
        Path inside = folder.toAbsolutePath().normalize();
        stored.bundlePlaces().forEach((hash, place) -> {
            if (!place.startsWith(inside)) {
                say(false, GradeFolder.BUNDLES, "leads out of the submission: " + place);
            } else {
                sameProfile(profile, place);
            }
        });
    }

    private void sameProfile(UnitProfile profile, Path place) {
        String name = TRIALS + "/" + place.getFileName();
        try {
            byte[] used = Evidence.open(place).document("unit.yaml").orElse(new byte[0]);
            boolean same = Arrays.equals(used, profile.text().getBytes(StandardCharsets.UTF_8));
            say(
                    same,
                    name,
                    same
                            ? "was recorded with this profile"
                            : "was recorded with another profile than the one submitted; record it again");
        } catch (EvidenceException e) {
            say(false, name, String.valueOf(e.getMessage()));
        }
    }

    /** SHA-256 of every file by its name in the folder, the list itself left out. */
    private static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (name.equals(LIST) || name.equals(SIGNATURE)) {
                continue;
            }
            hashes.put(name, Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? sha256(path) : "a link");
        }
        return hashes;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}
