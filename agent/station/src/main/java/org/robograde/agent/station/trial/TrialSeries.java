package org.robograde.agent.station.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.Observer;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;

/**
 * Several trials one after the other, each observed as soon as it is sealed, while the next one runs: the field's time is the
 * scarce one, so looking at pictures must not hold it up.
 */
public final class TrialSeries implements AutoCloseable {
    private final FieldSession session;
    private final TrialRun run;
    private final String prefix;
    private final Path folder;
    private final SigningKey key;
    private final Listener listener;
    private final ExecutorService observing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "observe");
        thread.setDaemon(true);
        return thread;
    });
    private final List<CompletableFuture<Evidence>> bundles = new ArrayList<>();

    /** Hears how the series gets on; may be called from two threads. */
    public interface Listener {
        void playing(String trialId);

        /** @param evidence sealed, not yet observed */
        void sealed(Evidence evidence);

        void observed(Evidence evidence);

        /** Something an operator should know now. */
        void remark(String text);
    }

    /**
     * @param prefix of every trial's id, so that trials of two series can count for one grade; may be empty
     * @param folder the bundles' own folders are made in here
     */
    public TrialSeries(
            FieldSession session,
            String stationVersion,
            String prefix,
            Path folder,
            SigningKey key,
            Listener listener) {
        this.session = session;
        this.prefix = prefix;
        this.run = new TrialRun(session, stationVersion, listener::remark);
        this.folder = folder;
        this.key = key;
        this.listener = listener;
    }

    /**
     * Plays the first {@code count} of a scenario's trials. On a real field an aborted trial ends the series: someone stopped it,
     * and only a person may say that the unit may move again.
     *
     * @return how many were played
     */
    public int play(Scenario scenario, List<PlannedTrial> trials, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before trial " + (i + 1));
            }
            String trialId = String.format(Locale.ROOT, "%s%s-%02d", prefix, scenario.id(), i + 1);
            listener.playing(trialId);
            Evidence sealed = run.run(scenario, trials.get(i), trialId, folder.resolve(trialId), key);
            listener.sealed(sealed);
            bundles.add(CompletableFuture.supplyAsync(() -> observe(sealed), observing));
            if (sealed.outcome().equals("interrupted")
                    || (!session.granted() && sealed.outcome().equals("aborted"))) {
                return i + 1;
            }
        }
        return count;
    }

    private Evidence observe(Evidence sealed) {
        boolean filmed = sealed.roles().keySet().stream().anyMatch(role -> role.endsWith(".image"));
        Evidence observed = filmed ? Observer.observe(sealed, key, done -> {}) : sealed;
        listener.observed(observed);
        return observed;
    }

    /** Waits for the last observation; the bundles in the order they were played. */
    public List<Evidence> bundles() {
        try {
            return bundles.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        observing.shutdownNow();
    }
}
