package org.robograde.agent.station.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.statistics.RepetitionPlan;

/**
 * A campaign's folder: {@code plan.json}, the seed that only its owner reads, {@code campaign.jsonl}, copies of profile and rulebook, and {@code trials/}.
 */
public final class Campaign {
    private static final String PLAN = "plan.json";
    private static final String SEED = "seed";
    private static final String LOG = "campaign.jsonl";

    private final Path folder;
    private final CampaignPlan plan;
    private final CampaignSeed seed;

    private Campaign(Path folder, CampaignPlan plan, CampaignSeed seed) {
        this.folder = folder;
        this.plan = plan;
        this.seed = seed;
    }

    /**
     * Makes the folder.
     *
     * @param profile the unit's, as read
     * @param rulebook as read
     * @throws CampaignException if there is something already
     */
    public static Campaign create(Path folder, CampaignPlan plan, CampaignSeed seed, String profile, byte[] rulebook) {
        try {
            if (Files.exists(folder.resolve(PLAN))) {
                throw new CampaignException(
                        folder + ": holds a plan already; a plan is not changed, take another folder");
            }
            Files.createDirectories(folder.resolve("trials"));
            seed.write(folder.resolve(SEED));
            Files.writeString(folder.resolve("unit.yaml"), profile);
            Files.write(folder.resolve("rulebook.yaml"), rulebook);
            Files.write(folder.resolve(PLAN), plan.json());
        } catch (IOException e) {
            throw new CampaignException(folder + ": the plan cannot be written: " + e.getMessage(), e);
        }
        return new Campaign(folder, plan, seed);
    }

    /** @throws CampaignException if the folder holds none, or not all of it */
    public static Campaign open(Path folder) {
        if (!Files.isRegularFile(folder.resolve(PLAN))) {
            throw new CampaignException(folder + ": holds no campaign; make one with ./robograde plan");
        }
        CampaignPlan plan = CampaignPlan.read(folder.resolve(PLAN));
        CampaignSeed seed = CampaignSeed.read(folder.resolve(SEED));
        if (!seed.commitment().equals(plan.seedCommitment())) {
            throw new CampaignException(folder + ": the seed is not the one that the plan committed to");
        }
        return new Campaign(folder, plan, seed);
    }

    public CampaignPlan plan() {
        return plan;
    }

    public Path unit() {
        return folder.resolve("unit.yaml");
    }

    public Path rulebook() {
        return folder.resolve("rulebook.yaml");
    }

    public Path trials() {
        return folder.resolve("trials");
    }

    public CampaignLog log() {
        return CampaignLog.open(folder.resolve(LOG));
    }

    /** Every try so far, with what people said of it afterwards. @throws CampaignException if that was changed */
    public List<CampaignLog.Tried> tried() {
        Map<String, InvalidMark> marks = marks();
        return CampaignLog.triedIn(folder.resolve(LOG)).stream()
                .map(each -> marks.containsKey(each.bundle()) ? struck(each, marks.get(each.bundle())) : each)
                .toList();
    }

    private static CampaignLog.Tried struck(CampaignLog.Tried tried, InvalidMark mark) {
        return new CampaignLog.Tried(
                tried.slotId(), tried.bundle(), tried.outcome(), false, mark.told(), tried.verdictSeconds());
    }

    private Map<String, InvalidMark> marks() {
        return CampaignLog.invalidIn(folder.resolve(LOG), plan.seedCommitment());
    }

    /** Bundles that were declared not valid after they were sealed. */
    public Set<String> invalidated() {
        return marks().keySet();
    }

    /**
     * Declares that a sealed trial does not count, for a reason that came to light afterwards. Nothing is taken back by this: the log only grows, and the
     * bundle stays; the trial is played again.
     *
     * @param bundle its folder's name
     * @throws CampaignException if there is no such trial that counts
     */
    public void invalidate(String bundle, String person, String why, SigningKey key) {
        if (tried().stream().noneMatch(each -> each.counts() && each.bundle().equals(bundle))) {
            throw new CampaignException(folder + ": no trial that counts is called " + bundle + "; see status");
        }
        String sha256 = Evidence.open(trials().resolve(bundle)).manifestSha256();
        InvalidMark mark = InvalidMark.of(plan.seedCommitment(), folder.resolve(LOG), bundle, sha256, person, why, key);
        try (CampaignLog log = log()) {
            log.invalid(mark);
        }
    }

    /** Scenarios that need no more trials, with the reason. */
    public Map<String, String> decided() {
        return CampaignLog.decidedIn(folder.resolve(LOG));
    }

    /** Bundles that count, in the order in which they were played. */
    public List<Path> counting() {
        return tried().stream()
                .filter(CampaignLog.Tried::counts)
                .map(each -> trials().resolve(each.bundle()))
                .toList();
    }

    /** Trials that still have to be played, in order. */
    public List<CampaignPlan.Slot> open() {
        List<String> done = tried().stream()
                .filter(CampaignLog.Tried::counts)
                .map(CampaignLog.Tried::slotId)
                .toList();
        Map<String, String> decided = decided();
        return plan.order(seed).stream()
                .filter(slot -> !done.contains(slot.id()))
                .filter(slot -> !decided.containsKey(slot.scenarioId()))
                .toList();
    }

    /** A name for the next try of a trial: one that no folder has, whatever a crash left there. */
    public String nextTry(CampaignPlan.Slot slot) {
        String name = slot.id();
        for (int tryNumber = 2; Files.exists(trials().resolve(name)); tryNumber++) {
            name = slot.id() + "-" + tryNumber;
        }
        return name;
    }

    /** Bundles that nobody sealed: a crash's. */
    public List<Path> unsealed() {
        List<Path> left = new ArrayList<>();
        try (var folders = Files.list(trials())) {
            folders.filter(each -> Files.exists(each.resolve("recording.mcap")))
                    .filter(each -> !Files.exists(each.resolve("manifest.json")))
                    .sorted()
                    .forEach(left::add);
        } catch (IOException e) {
            throw new CampaignException(trials() + ": cannot be listed: " + e.getMessage(), e);
        }
        return left;
    }

    /**
     * What a clause's proportion came to so far.
     *
     * @param failures among the attempts
     */
    public record Seen(int attempts, int failures) {}

    /**
     * Whether a scenario needs no more trials because everything it is for is decided. Of a proportion the plan is n attempts of which f may fail: more than f
     * failures reject it, n - f successes accept it, whatever the rest would bring. Stopping there (curtailed sampling) accepts and rejects exactly what all n
     * attempts would, so that the risk is the one that the rulebook promises; and n - f successes with at most f failures show R at C by the same bound.
     *
     * @param seen by clause
     * @return why; empty if it must go on
     */
    public Optional<String> decides(String scenarioId, Map<String, Seen> seen) {
        List<Requirement> fed = plan.requirements().stream()
                .filter(each -> each.scenarios().contains(scenarioId))
                .toList();
        long counted = tried().stream()
                .filter(each -> each.counts() && each.slotId().startsWith(scenarioId + "-"))
                .count();
        List<String> lost = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Requirement each : fed) {
            Seen attempts = seen.getOrDefault(each.clauseId(), new Seen(0, 0));
            if (each.isProportion() && attempts.failures() > plan.failures()) {
                lost.add(each.clauseId());
            } else if (each.isProportion() && isShown(each, attempts, counted)) {
                shown.add(each.clauseId());
            } else if (each.isProportion() || counted < each.trials()) {
                return Optional.empty();
            }
        }
        if (lost.isEmpty() && shown.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        if (!lost.isEmpty()) {
            said.add(String.join(", ", lost) + " cannot be shown at level " + plan.level() + " any more: more than "
                    + plan.failures() + " failures");
        }
        if (!shown.isEmpty()) {
            said.add(String.join(", ", shown) + " is shown at level " + plan.level()
                    + ", whatever the rest would bring");
        }
        return Optional.of(String.join("; ", said));
    }

    private boolean isShown(Requirement each, Seen attempts, long counted) {
        int planned = RepetitionPlan.withFailures(each.reliability(), each.confidence(), plan.failures());
        // Where the rulebook asks for more trials than the proportion needs, those are needed as well.
        boolean enoughTrials = each.trials() <= planned || counted >= each.trials();
        return enoughTrials && attempts.attempts() - attempts.failures() >= planned - plan.failures();
    }
}
