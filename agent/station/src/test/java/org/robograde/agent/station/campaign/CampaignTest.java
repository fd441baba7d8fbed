package org.robograde.agent.station.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.statistics.RepetitionPlan;

class CampaignTest {
    @TempDir
    Path work;

    private static final CampaignSeed SEED = CampaignSeed.of(new byte[32]);

    private static CampaignPlan plan(CampaignSeed seed) {
        CampaignPlan.Pinned pinned = new CampaignPlan.Pinned("x", "00");
        return new CampaignPlan(
                CampaignPlan.FORMAT,
                pinned,
                pinned,
                pinned,
                3,
                0,
                seed.commitment(),
                List.of(
                        new CampaignPlan.Need("delivery", "d.yaml", "00", 4, 100),
                        new CampaignPlan.Need("round", "r.yaml", "00", 2, 50)),
                List.of(
                        new Requirement("A-1", List.of("delivery"), 4, 0.6, 0.8, ""),
                        new Requirement("A-2", List.of("delivery"), 1, 0, 0, ""),
                        new Requirement("B-1", List.of("round"), 2, 0, 0, "")),
                List.of());
    }

    private Campaign campaign(String name) {
        return Campaign.create(work.resolve(name), plan(SEED), SEED, "unit", new byte[] {1});
    }

    @Test
    void the_order_follows_from_the_seed_and_the_plan_tells_nothing_of_it() throws Exception {
        List<CampaignPlan.Slot> order = plan(SEED).order(SEED);
        assertThat(order).hasSize(6).doesNotHaveDuplicates();
        assertThat(plan(SEED).order(SEED)).isEqualTo(order);
        assertThat(order)
                .extracting(CampaignPlan.Slot::seed)
                .doesNotHaveDuplicates()
                .allMatch(seed -> seed >= 0);
        Set<List<String>> orders = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            CampaignSeed other = CampaignSeed.fresh();
            orders.add(
                    plan(other).order(other).stream().map(CampaignPlan.Slot::id).toList());
        }
        assertThat(orders).hasSizeGreaterThan(10);
        Path folder = work.resolve("c");
        campaign("c");
        String json = Files.readString(folder.resolve("plan.json"));
        assertThat(json).contains(SEED.commitment());
        for (CampaignPlan.Slot slot : order) {
            assertThat(json).doesNotContain(String.valueOf(slot.seed()));
        }
    }

    @Test
    void another_seed_than_the_one_committed_to_and_one_that_others_can_read_are_refused() throws Exception {
        campaign("c");
        Path seed = work.resolve("c/seed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seed)))
                .isEqualTo("rw-------");
        Files.writeString(seed, "11".repeat(32));
        assertThatThrownBy(() -> Campaign.open(work.resolve("c")))
                .hasMessageContaining("not the one that the plan committed to");
        Files.setPosixFilePermissions(seed, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Campaign.open(work.resolve("c"))).hasMessageContaining("run chmod 600");
        assertThatThrownBy(() -> campaign("c")).hasMessageContaining("holds a plan already");
        assertThatThrownBy(() -> Campaign.open(work.resolve("nowhere"))).hasMessageContaining("make one with");
    }

    @Test
    void a_trial_that_does_not_count_is_played_again_and_an_interrupted_campaign_goes_on_where_it_was()
            throws Exception {
        Campaign campaign = campaign("c");
        Ground ground = new Ground(campaign);
        ground.flaws.put(2, "a cable fell out");
        ground.stopAfter = 3;
        CampaignRunner.Ending first = new CampaignRunner(campaign, ground, new Quiet()).run();
        assertThat(first.why()).contains("not ready: the night begins");
        assertThat(first.played()).isEqualTo(3);
        assertThat(first.counting()).isEqualTo(2);

        // A crash cuts the last line off and leaves a bundle that nobody knows of.
        Path log = work.resolve("c/campaign.jsonl");
        Files.writeString(log, "{\"kind\":\"tried\",\"slotId\":\"deli", StandardOpenOption.APPEND);
        Campaign again = Campaign.open(work.resolve("c"));
        String next = again.nextTry(again.open().get(0));
        Files.createDirectories(again.trials().resolve(next));
        Ground rest = new Ground(again);
        CampaignRunner.Ending second = new CampaignRunner(again, rest, new Quiet()).run();

        assertThat(second.why()).isEmpty();
        assertThat(second.counting()).isEqualTo(4);
        assertThat(again.open()).isEmpty();
        assertThat(rest.played).doesNotContain(next).contains(next + "-2");
        assertThat(again.tried().stream().filter(CampaignLog.Tried::counts).map(CampaignLog.Tried::slotId))
                .containsExactlyInAnyOrderElementsOf(plan(SEED).order(SEED).stream()
                        .map(CampaignPlan.Slot::id)
                        .toList());
        assertThat(again.tried())
                .filteredOn(each -> !each.counts())
                .extracting(CampaignLog.Tried::why)
                .containsExactly("a cable fell out");
    }

    @Test
    void a_proportion_that_has_failed_too_often_ends_its_scenario_and_the_others_go_on() throws Exception {
        Campaign campaign = campaign("c");
        Ground ground = new Ground(campaign);
        ground.failing = true;
        List<String> decided = new ArrayList<>();
        CampaignRunner.Ending ending = new CampaignRunner(campaign, ground, new Quiet() {
                    @Override
                    public void decided(String scenarioId, String why) {
                        decided.add(scenarioId + ": " + why);
                    }
                })
                .run();
        assertThat(ending.why()).isEmpty();
        assertThat(decided).containsExactly("delivery: A-1 cannot be shown at level 3 any more: more than 0 failures");
        assertThat(ground.played.stream().filter(each -> each.startsWith("delivery")))
                .hasSizeLessThan(4);
        assertThat(ground.played.stream().filter(each -> each.startsWith("round")))
                .hasSize(2);
    }

    @Test
    void a_proportion_that_is_shown_whatever_the_rest_would_bring_ends_its_scenario() throws Exception {
        CampaignPlan all = plan(SEED);
        CampaignPlan forgiving = new CampaignPlan(
                all.formatVersion(),
                all.unit(),
                all.rulebook(),
                all.site(),
                all.level(),
                1,
                all.seedCommitment(),
                List.of(new CampaignPlan.Need("delivery", "d.yaml", "00", 8, 100)),
                // At most one failure in seven shows R = 0.6 at C = 0.8; so do six successes before a second failure.
                List.of(new Requirement("A-1", List.of("delivery"), 7, 0.6, 0.8, "")),
                List.of());
        Campaign campaign = Campaign.create(work.resolve("c"), forgiving, SEED, "unit", new byte[] {1});
        int planned = RepetitionPlan.withFailures(0.6, 0.8, 1);
        assertThat(planned).isEqualTo(7);
        assertThat(campaign.decides("delivery", Map.of("A-1", new Campaign.Seen(5, 0))))
                .isEmpty();
        assertThat(campaign.decides("delivery", Map.of("A-1", new Campaign.Seen(6, 1))))
                .isEmpty();
        assertThat(campaign.decides("delivery", Map.of("A-1", new Campaign.Seen(6, 0))))
                .contains("A-1 is shown at level 3, whatever the rest would bring");
        assertThat(campaign.decides("delivery", Map.of("A-1", new Campaign.Seen(7, 1))))
                .contains("A-1 is shown at level 3, whatever the rest would bring");
        assertThat(campaign.decides("delivery", Map.of("A-1", new Campaign.Seen(5, 2)))
                        .orElseThrow())
                .contains("cannot be shown at level 3 any more");
        // What ends a scenario early is shown by the bound that the grade will use as well.
        for (int failures = 0; failures <= 1; failures++) {
            assertThat(RepetitionPlan.acceptance(6 + failures, failures, 0.6)).isLessThanOrEqualTo(0.2);
        }
        Ground ground = new Ground(campaign);
        CampaignRunner.Ending ending = new CampaignRunner(campaign, ground, new Quiet()).run();
        assertThat(ending.why()).isEmpty();
        assertThat(ground.played).hasSizeBetween(6, 8);
        assertThat(campaign.open()).isEmpty();
    }

    @Test
    void a_sealed_trial_that_a_person_declares_not_valid_does_not_count_and_is_played_again() throws Exception {
        Campaign campaign = campaign("c");
        new CampaignRunner(campaign, new Ground(campaign), new Quiet()).run();
        assertThat(campaign.open()).isEmpty();
        CampaignLog.Tried struck = campaign.tried().get(2);
        sealedAt(campaign.trials().resolve(struck.bundle()));
        SigningKey key = SigningKey.in(work.resolve("keys"));
        assertThatThrownBy(() -> campaign.invalidate(struck.bundle(), "Li Wei", " ", key))
                .hasMessageStartingWith("a trial is not valid for a reason");
        assertThatThrownBy(() -> campaign.invalidate("delivery-099", "Li Wei", "x", key))
                .hasMessageContaining("no trial that counts is called delivery-099");
        Path log = work.resolve("c/campaign.jsonl");
        String before = Files.readString(log);

        campaign.invalidate(struck.bundle(), "Li Wei", "the lamp had failed", key);

        String after = Files.readString(log);
        assertThat(after).startsWith(before);
        assertThat(campaign.open()).extracting(CampaignPlan.Slot::id).containsExactly(struck.slotId());
        assertThat(campaign.counting()).hasSize(5);
        assertThat(campaign.tried().get(2).why()).isEqualTo("not valid, says Li Wei: the lamp had failed");
        assertThatThrownBy(() -> campaign.invalidate(struck.bundle(), "Li Wei", "again", key))
                .hasMessageContaining("no trial that counts");

        // A changed mark, and a changed line before it, are told; adding after it is not.
        Files.writeString(log, after.replace("the lamp had failed", "the lamp was fine"));
        assertThatThrownBy(campaign::tried).hasMessageContaining("is not what was signed");
        Files.writeString(log, after.replaceFirst("\"outcome\":\"completed\"", "\"outcome\":\"aborted\""));
        assertThatThrownBy(campaign::tried).hasMessageContaining("was changed");
        Files.writeString(log, after);
        Ground again = new Ground(campaign);
        assertThat(new CampaignRunner(campaign, again, new Quiet()).run().counting())
                .isEqualTo(1);
        assertThat(again.played).containsExactly(struck.slotId() + "-2");
        assertThat(campaign.counting()).hasSize(6);
    }

    private void sealedAt(Path folder) throws Exception {
        try (java.util.stream.Stream<Path> all = Files.list(folder)) {
            assertThat(all).isEmpty();
        }
        Files.delete(folder);
        try (BundleWriter bundle = BundleWriter.create(
                folder, new TrialIdentity("t", "u", "service", "s", "x", 1, 0, TimeBase.STATION_UTC, "station test"))) {
            bundle.seal("completed", "", SigningKey.in(work.resolve("keys")));
        }
    }

    @Test
    void a_trial_that_never_counts_is_given_up_after_three_tries() throws Exception {
        Campaign campaign = campaign("c");
        Ground ground = new Ground(campaign);
        for (int i = 1; i <= 10; i++) {
            ground.flaws.put(i, "the camera is dark");
        }
        assertThat(new CampaignRunner(campaign, ground, new Quiet()).run().why().orElseThrow())
                .contains("did not count 3 times");
        assertThat(ground.played).hasSize(3);
    }

    @Test
    void repetitions_serve_every_clause_and_share_what_several_scenarios_feed() {
        List<Requirement> requirements = List.of(
                new Requirement("A", List.of("x"), 3, 0, 0, ""),
                new Requirement("B", List.of("x", "y"), 8, 0.8, 0.8, ""),
                new Requirement("C", List.of("gone"), 9, 0, 0, ""),
                new Requirement("D", List.of(), 20, 0, 0, ""));
        assertThat(Requirement.repetitions(requirements, List.of("x", "y"))).isEqualTo(Map.of("x", 16, "y", 4));
    }

    /** A field that plays in no time. */
    private static final class Ground implements CampaignRunner.Ground {
        private final Campaign campaign;
        private final List<String> played = new ArrayList<>();
        private final Map<Integer, String> flaws = new java.util.HashMap<>();
        private int stopAfter = Integer.MAX_VALUE;
        private boolean failing;
        private int measured;

        Ground(Campaign campaign) {
            this.campaign = campaign;
        }

        @Override
        public List<String> obstacles() throws InterruptedException {
            long deadline = System.nanoTime() + 5_000_000_000L;
            while (failing && measured() < played.size() && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
            return played.size() >= stopAfter ? List.of("the night begins") : List.of();
        }

        private synchronized int measured() {
            return measured;
        }

        @Override
        public String play(CampaignPlan.Slot slot, String bundle) {
            played.add(bundle);
            try {
                Files.createDirectories(campaign.trials().resolve(bundle));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return "completed";
        }

        @Override
        public Optional<String> flaw(CampaignPlan.Slot slot, String bundle) {
            return Optional.ofNullable(flaws.get(played.size()));
        }

        @Override
        public synchronized Map<String, Campaign.Seen> measure(String bundle) {
            measured++;
            return bundle.startsWith("delivery") ? Map.of("A-1", new Campaign.Seen(1, failing ? 1 : 0)) : Map.of();
        }

        @Override
        public boolean needsPerson() {
            return false;
        }
    }

    private static class Quiet implements CampaignRunner.Listener {
        @Override
        public void playing(CampaignPlan.Slot slot, int left) {
            // Nobody looks.
        }

        @Override
        public void tried(CampaignLog.Tried tried) {
            // As above.
        }

        @Override
        public void decided(String scenarioId, String why) {
            // As above.
        }
    }
}
