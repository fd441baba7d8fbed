package org.robograde.agent.station.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    public List<CampaignLog.Tried> tried() {
        return CampaignLog.triedIn(folder.resolve(LOG));
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
     * Whether a scenario needs no more trials because everything it is for is decided: a proportion that has failed more often than it may cannot be shown any more. (It is accepted only after all
     * planned trials: looking in between and accepting at the first favourable moment would raise the risk that the rulebook promises.)
     *
     * @param seen by clause
     * @return why; empty if it must go on
     */
    public Optional<String> decides(String scenarioId, Map<String, Seen> seen) {
        List<Requirement> fed = plan.requirements().stream()
                .filter(each -> each.scenarios().contains(scenarioId))
                .toList();
        if (fed.isEmpty()) {
            return Optional.empty();
        }
        long counted = tried().stream()
                .filter(each -> each.counts() && each.slotId().startsWith(scenarioId + "-"))
                .count();
        List<String> lost = new ArrayList<>();
        for (Requirement each : fed) {
            Seen attempts = seen.getOrDefault(each.clauseId(), new Seen(0, 0));
            boolean cannot = each.isProportion() && attempts.failures() > plan.failures();
            boolean has = !each.isProportion() && counted >= each.trials();
            if (!cannot && !has) {
                return Optional.empty();
            }
            if (cannot) {
                lost.add(each.clauseId());
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", lost) + " cannot be shown at level " + plan.level()
                        + " any more: more than " + plan.failures() + " failures");
    }
}
