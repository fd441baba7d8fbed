package org.robograde.agent.station.cli;

import me.tongfei.progressbar.ProgressBar;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.trial.TrialSeries;

/** Shows a series of trials as a progress bar, one step per trial observed. */
final class BarListener implements TrialSeries.Listener {
    private final ProgressBar bar;
    private final Console console;

    BarListener(ProgressBar bar, Console console) {
        this.bar = bar;
        this.console = console;
    }

    @Override
    public void playing(String trialId) {
        bar.setExtraMessage(trialId);
    }

    @Override
    public void sealed(Evidence evidence) {
        bar.setExtraMessage("sealed " + evidence.identity().trialId());
    }

    @Override
    public void observed(Evidence evidence) {
        bar.step();
    }

    @Override
    public void remark(String text) {
        console.remark("robograde: " + text);
    }
}
