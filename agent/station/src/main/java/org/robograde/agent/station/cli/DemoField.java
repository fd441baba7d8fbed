package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.agent.station.trial.TrialSeries;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

/** A simulated unit on the demo's field, ready to play the shipped scripts of service units. */
final class DemoField implements AutoCloseable {
    private static final long SEED = 1;

    private final Site site;
    private final UnitProfile profile;
    private final SimulatedUnit simulated;
    private final FieldInstruments instruments;
    private final FieldSession session;
    private final TrialSeries series;

    DemoField(
            Site site,
            UnitProfile profile,
            Ability ability,
            boolean camera,
            Path trials,
            SigningKey key,
            ProgressBar bar,
            boolean json)
            throws InterruptedException {
        this.site = site;
        this.profile = profile;
        simulated = SimulatedUnit.start(profile, site, ability, camera, SEED);
        instruments = FieldInstruments.simulated(site);
        session = FieldSession.open(profile.withLink(simulated.link()), site, instruments, Given.LOOPBACK);
        series = new TrialSeries(
                session, RoboGrade.Version.text(), "", trials, key, new BarListener(bar, new Console(json)));
    }

    void play(String script, int count) throws InterruptedException {
        Scenario scenario = Scenario.load(Installation.script("service/" + script), site, profile);
        series.play(scenario, scenario.trials(), count);
    }

    List<Evidence> bundles() {
        return series.bundles();
    }

    @Override
    public void close() {
        series.close();
        session.close();
        instruments.close();
        simulated.close();
    }
}
