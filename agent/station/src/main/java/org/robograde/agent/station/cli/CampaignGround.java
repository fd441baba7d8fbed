package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.campaign.Campaign;
import org.robograde.agent.station.campaign.CampaignException;
import org.robograde.agent.station.campaign.CampaignPlan;
import org.robograde.agent.station.campaign.CampaignRunner;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.Preflight;
import org.robograde.agent.station.trial.TrialFlaw;
import org.robograde.agent.station.trial.TrialRun;
import org.robograde.agent.vision.Observer;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.MeasuredTrial;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;

/** Plays a campaign's trials on a field. */
final class CampaignGround implements CampaignRunner.Ground {
    private final Campaign campaign;
    private final FieldSession session;
    private final Map<String, Scenario> scenarios;
    private final Rulebook rulebook;
    private final TrialRun run;
    private final SigningKey key = SigningKey.ofUser();
    private final Map<String, Evidence> sealed = new HashMap<>();

    CampaignGround(Campaign campaign, FieldSession session, Map<String, Scenario> scenarios, Consumer<String> remarks) {
        this.campaign = campaign;
        this.session = session;
        this.scenarios = new TreeMap<>(scenarios);
        rulebook = Grader.rulebook(campaign.rulebook());
        run = new TrialRun(session, RoboGrade.Version.text(), remarks);
    }

    /** The campaign's scripts, unchanged since it was planned. @throws CampaignException if one was changed */
    static Map<String, Scenario> scenarios(
            Campaign campaign, org.robograde.scenarios.site.Site site, UnitProfile unit) {
        if (!PlanCommand.sha256(site.text()).equals(campaign.plan().site().sha256())) {
            throw new CampaignException("site " + site.id() + " was changed since the plan was made; plan anew");
        }
        Map<String, Scenario> all = new TreeMap<>();
        for (CampaignPlan.Need need : campaign.plan().needs()) {
            Scenario scenario = Scenario.load(Path.of(need.script()), site, unit);
            if (!PlanCommand.sha256(scenario.text()).equals(need.scriptSha256())) {
                throw new CampaignException(need.script() + " was changed since the plan was made; plan anew");
            }
            all.put(need.scenarioId(), scenario);
        }
        return all;
    }

    @Override
    public List<String> obstacles() throws InterruptedException {
        return Preflight.obstacles(session, campaign.trials(), LocalDate.now(ZoneId.systemDefault()));
    }

    @Override
    public String play(CampaignPlan.Slot slot, String bundle) throws InterruptedException {
        Evidence evidence =
                run.run(scenario(slot), trial(slot), bundle, campaign.trials().resolve(bundle), key);
        sealed.put(bundle, evidence);
        return evidence.outcome();
    }

    @Override
    public Optional<String> flaw(CampaignPlan.Slot slot, String bundle) {
        Evidence evidence = sealed.remove(bundle);
        if (evidence == null) {
            throw new IllegalStateException(bundle + " was not played here");
        }
        return TrialFlaw.of(evidence, trial(slot));
    }

    private Scenario scenario(CampaignPlan.Slot slot) {
        Scenario scenario = scenarios.get(slot.scenarioId());
        if (scenario == null) {
            throw new IllegalStateException("the plan has no script of " + slot.scenarioId());
        }
        return scenario;
    }

    /** The parameter points of a sweep in turn, with the plan's own seed. */
    private PlannedTrial trial(CampaignPlan.Slot slot) {
        Scenario scenario = scenario(slot);
        int point = (slot.repetition() - 1) % scenario.points().size();
        return new PlannedTrial(
                scenario.id(),
                scenario.edition(),
                scenario.points().get(point),
                slot.repetition(),
                slot.seed(),
                scenario.plays().get(point));
    }

    @Override
    public Map<String, Campaign.Seen> measure(String bundle) {
        Evidence evidence = Evidence.open(campaign.trials().resolve(bundle));
        boolean filmed = evidence.roles().keySet().stream().anyMatch(role -> role.endsWith(".image"));
        Evidence observed = filmed && evidence.observationsSha256().isEmpty()
                ? Observer.observe(evidence, key, done -> {})
                : evidence;
        Map<String, Campaign.Seen> seen = new TreeMap<>();
        for (MeasuredTrial trial : Grader.measure(List.of(observed), 1)) {
            for (Clause clause : proportions(trial.facts().identity().scenarioId())) {
                trial.outcomes().stream()
                        .filter(each ->
                                each.metricId().equals(clause.measurand().id()))
                        .filter(Measurement.class::isInstance)
                        .map(Measurement.class::cast)
                        .forEach(each -> seen.put(clause.id(), seen(each)));
            }
        }
        return seen;
    }

    private static Campaign.Seen seen(Measurement proportion) {
        int succeeded = (int) Math.round(proportion.value() * proportion.samples());
        return new Campaign.Seen(proportion.samples(), proportion.samples() - succeeded);
    }

    private List<Clause> proportions(String scenarioId) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : rulebook.clauses()) {
            if (clause.decision() instanceof DecisionRule.Reliability
                    && clause.scenarios().contains(scenarioId)) {
                all.add(clause);
            }
        }
        return all;
    }

    @Override
    public boolean needsPerson() {
        return !session.granted();
    }
}
