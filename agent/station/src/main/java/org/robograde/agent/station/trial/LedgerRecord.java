package org.robograde.agent.station.trial;

import java.util.function.Consumer;
import org.robograde.agent.station.operator.LedgerEntry;
import org.robograde.agent.station.operator.OperatorDesk;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.scenarios.play.ScenarioPlayer;
import org.robograde.scenarios.play.TrialClock;

/** Ties the operator's desk to one trial: what is done and said there goes into the recording on {@code /robograde/ledger}, interventions are events of the trial as well. */
final class LedgerRecord implements OperatorDesk.Trial, Consumer<LedgerEntry> {
    static final String TOPIC = "/robograde/ledger";

    private final String trialId;
    private final ScenarioPlayer player;
    private final TrialRecorder recorder;
    private final TrialClock clock;

    LedgerRecord(String trialId, ScenarioPlayer player, TrialRecorder recorder, TrialClock clock) {
        this.trialId = trialId;
        this.player = player;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public String id() {
        return trialId;
    }

    @Override
    public void interventionBegan(String kind, String reason) {
        player.interventionStarted(kind, reason);
    }

    @Override
    public void interventionEnded(String kind) {
        player.interventionEnded(kind);
    }

    @Override
    public void accept(LedgerEntry entry) {
        recorder.note(TOPIC, "robograde/Ledger", clock.nowNanos(), entry.json().toString());
    }
}
