package org.robograde.agent.station.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Plays what a campaign still needs, one trial after the other: looks at the field first, says at once whether the trial counts, tries again what does not, and leaves out what is decided. What
 * was measured of a trial is worked out while the next one runs.
 */
public final class CampaignRunner {
    /** A trial that does not count so often has a reason that playing it once more will not mend. */
    static final int TRIES_MAX = 3;

    private static final long MEASURING_PATIENCE_SECONDS = 600;

    private final Campaign campaign;
    private final Ground ground;
    private final Listener listener;
    /** By bundle, then by clause. */
    private final Map<String, Map<String, Campaign.Seen>> measured = new ConcurrentHashMap<>();

    /** Where trials are played. */
    public interface Ground {
        /** What is not ready for the next trial, in words; empty if it may begin. */
        List<String> obstacles() throws InterruptedException;

        /** Plays a trial and seals it. @return its outcome */
        String play(CampaignPlan.Slot slot, String bundle) throws InterruptedException;

        /** Why the trial that was just sealed does not count; empty if it does. Must answer within 2 s. */
        Optional<String> flaw(CampaignPlan.Slot slot, String bundle);

        /** Successes and failures of a counting trial, by clause; may take long. */
        Map<String, Campaign.Seen> measure(String bundle);

        /** Whether a person must look at the unit after a trial that was stopped. */
        boolean needsPerson();
    }

    /** Hears how it gets on; from one thread. */
    public interface Listener {
        void playing(CampaignPlan.Slot slot, int left);

        void tried(CampaignLog.Tried tried);

        void decided(String scenarioId, String why);
    }

    /**
     * How a run ended.
     *
     * @param why it ended before the campaign did; empty if everything needed is there
     */
    public record Ending(int played, int counting, Optional<String> why) {}

    public CampaignRunner(Campaign campaign, Ground ground, Listener listener) {
        this.campaign = campaign;
        this.ground = ground;
        this.listener = listener;
    }

    /** Plays until nothing is open, or a person is needed. */
    public Ending run() throws InterruptedException {
        ExecutorService measuring = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "measure");
            thread.setDaemon(true);
            return thread;
        });
        int played = 0;
        int counting = 0;
        try (CampaignLog log = campaign.log()) {
            for (CampaignLog.Tried before : campaign.tried()) {
                if (before.counts()) {
                    measuring.execute(() -> measured.put(before.bundle(), ground.measure(before.bundle())));
                }
            }
            while (true) {
                decide(log);
                List<CampaignPlan.Slot> open = campaign.open();
                if (open.isEmpty()) {
                    return new Ending(played, counting, Optional.empty());
                }
                CampaignPlan.Slot slot = open.get(0);
                Optional<String> notReady = notReady(slot);
                if (notReady.isPresent()) {
                    return new Ending(played, counting, notReady);
                }
                listener.playing(slot, open.size());
                CampaignLog.Tried tried = play(slot);
                log.tried(tried);
                listener.tried(tried);
                played++;
                if (tried.counts()) {
                    counting++;
                    measuring.execute(() -> measured.put(tried.bundle(), ground.measure(tried.bundle())));
                } else if (ground.needsPerson()) {
                    return new Ending(
                            played,
                            counting,
                            Optional.of(tried.bundle() + " does not count: " + tried.why()
                                    + "; look at the unit, then go on"));
                }
            }
        } finally {
            measuring.shutdown();
            if (!measuring.awaitTermination(MEASURING_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                measuring.shutdownNow();
            }
        }
    }

    private Optional<String> notReady(CampaignPlan.Slot slot) throws InterruptedException {
        Set<String> struck = campaign.invalidated();
        long failed = campaign.tried().stream()
                .filter(each -> each.slotId().equals(slot.id()) && !each.counts())
                .filter(each -> !struck.contains(each.bundle()))
                .count();
        if (failed >= TRIES_MAX) {
            return Optional.of(
                    slot.id() + " did not count " + failed + " times; mend what the log says before going on");
        }
        List<String> obstacles = ground.obstacles();
        return obstacles.isEmpty() ? Optional.empty() : Optional.of("not ready: " + String.join("; ", obstacles));
    }

    private CampaignLog.Tried play(CampaignPlan.Slot slot) throws InterruptedException {
        String bundle = campaign.nextTry(slot);
        String outcome = ground.play(slot, bundle);
        long sealedNanos = System.nanoTime();
        Optional<String> flaw = ground.flaw(slot, bundle);
        double seconds = (System.nanoTime() - sealedNanos) / 1e9;
        return new CampaignLog.Tried(slot.id(), bundle, outcome, flaw.isEmpty(), flaw.orElse(""), seconds);
    }

    private void decide(CampaignLog log) {
        Map<String, Campaign.Seen> seen = new TreeMap<>();
        // Only of trials that still count: one may have been declared not valid since it was measured.
        for (Path bundle : campaign.counting()) {
            measured.getOrDefault(String.valueOf(bundle.getFileName()), Map.of())
                    .forEach((clause, more) -> seen.merge(
                            clause,
                            more,
                            (a, b) -> new Campaign.Seen(a.attempts() + b.attempts(), a.failures() + b.failures())));
        }
        Map<String, String> already = campaign.decided();
        for (CampaignPlan.Need need : campaign.plan().needs()) {
            if (!already.containsKey(need.scenarioId())) {
                campaign.decides(need.scenarioId(), seen).ifPresent(why -> {
                    log.decided(need.scenarioId(), why);
                    listener.decided(need.scenarioId(), why);
                });
            }
        }
    }
}
