package org.robograde.reports.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.AutonomyResult;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.LevelName;
import org.robograde.grader.grade.Grade.NotMeasured;
import org.robograde.grader.grade.Grade.Robustness;
import org.robograde.grader.grade.Grade.RulebookIdentity;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.uncertainty.Budget;

/** A grade as the grader could have given it, with every kind of verdict in it. */
public final class SampleGrade {
    static final int TRIALS = 4;
    private static final String SHA = "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea";

    private SampleGrade() {}

    static String trialId(int number) {
        return "hotel-delivery-0" + number;
    }

    public static Grade grade() {
        return grade("sim-service-replanner");
    }

    public static Grade grade(String unitId) {
        List<Measurement> measurements = measurements();
        return new Grade(
                3,
                "RoboGrade 0.1.0",
                unitId,
                rulebook(),
                trials(),
                Optional.of(3),
                text(
                        "Every clause of level 3 is kept. At level 4 the distance to a crossing person fails and the time to replan could not be told.",
                        "3 级的全部条款均符合。4 级中，与横穿行人的距离不符合，重新规划时间无法判定。"),
                Optional.empty(),
                elements(),
                new AutonomyResult(
                        Map.of("correction", 2, "approval", 0, "takeover", 0),
                        shares(),
                        Optional.of(9),
                        text("supervisory control", "监督控制"),
                        text(
                                "The unit generated, selected and executed its plans; a person monitored and corrected twice.",
                                "机器人自行生成、选择并执行计划；人负责监视，并纠正了两次。"),
                        List.of(),
                        List.of()),
                findings(),
                measurements,
                List.of(
                        new NotMeasured(
                                "decision.replanning-time",
                                trialId(2),
                                "/scan lost 14 messages from 71.20 s to 72.60 s"),
                        new NotMeasured("interaction.handover-force", trialId(1), "no topic has the role wrench"),
                        new NotMeasured("interaction.handover-force", trialId(2), "no topic has the role wrench")),
                Provenance.HOUSE,
                List.of("HS-5.2", "HS-3.1"),
                new Robustness(List.of(), List.of(), List.of()));
    }

    private static RulebookIdentity rulebook() {
        return new RulebookIdentity(
                "house-service",
                "2026.1",
                "in force",
                SHA,
                text("House rules for service robots", "服务机器人内部评级规则"),
                false,
                List.of(
                        new LevelName(1, text("Steered", "人工操纵")),
                        new LevelName(2, text("Assisted", "辅助")),
                        new LevelName(3, text("Conditionally autonomous", "有条件自主")),
                        new LevelName(4, text("Highly autonomous", "高度自主")),
                        new LevelName(5, text("Fully autonomous", "完全自主"))));
    }

    private static Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("monitor", 0.12);
        shares.put("generate", 1.0);
        shares.put("select", 0.84);
        shares.put("execute", 1.0);
        return shares;
    }

    private static List<GradedTrial> trials() {
        List<GradedTrial> trials = new ArrayList<>();
        for (int i = 1; i <= TRIALS; i++) {
            int number = i;
            trials.add(new GradedTrial(
                    trialId(i),
                    SHA.substring(i) + SHA.substring(0, i),
                    "hotel-delivery",
                    i,
                    41000L + i,
                    "SIMULATED",
                    "station 0.1.0 (simulated unit)",
                    "completed",
                    "all steps done",
                    SampleTracks.duration(),
                    i == 2 ? List.of("/scan: 14 messages from 71.20 s to 72.60 s, receive buffer overran") : List.of(),
                    SampleDetails.phases(number)));
        }
        return trials;
    }

    private static List<ElementLevel> elements() {
        return List.of(
                element(
                        "perception",
                        "Perception",
                        "感知",
                        4,
                        4.0,
                        "Localisation and detection keep level 4.",
                        "定位与检测达到 4 级。"),
                element(
                        "decision",
                        "Decision",
                        "决策",
                        3,
                        3.4,
                        "Replanning at level 4 could not be told.",
                        "4 级的重新规划无法判定。",
                        "HS-3.1"),
                element("execution", "Execution", "执行", 5, 5.0, "Every limit is kept.", "全部限值均符合。"),
                element("interaction", "Interaction", "交互", 3, 3.8, "One answer was missing.", "有一次未回答。", "HS-4.1"),
                element(
                        "safety",
                        "Safety and security",
                        "安全",
                        3,
                        3.0,
                        "Too near to a crossing person for level 4.",
                        "与横穿行人的距离不满足 4 级。",
                        "HS-5.2"));
    }

    private static ElementLevel element(
            String id, String en, String zh, int level, double score, String why, String whyZh, String... limiting) {
        return new ElementLevel(
                id,
                text(en, zh),
                Optional.of(level),
                score,
                text(why, whyZh),
                List.of(limiting),
                Optional.empty(),
                List.of());
    }

    private static List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        for (int i = 1; i <= TRIALS; i++) {
            all.add(SampleSeries.measurement(
                    "execution.arrival-position-error",
                    i,
                    0.031 + 0.004 * i,
                    "m",
                    0.006,
                    "distance to the goal",
                    SampleTracks.ARRIVAL + 0.4,
                    "arrival at the goal",
                    SampleSeries::goalDistance));
            all.add(SampleSeries.measurement(
                    "perception.localisation-error",
                    i,
                    0.062 + 0.003 * i,
                    "m",
                    0.007,
                    "error of the unit's own position",
                    SampleSeries.extreme(SampleSeries::localisation, 1),
                    "largest error",
                    SampleSeries::localisation));
            all.add(SampleSeries.measurement(
                    "safety.person-distance-min",
                    i,
                    0.71 + 0.01 * i,
                    "m",
                    0.02,
                    "distance to the nearest person",
                    SampleSeries.extreme(SampleSeries::personDistance, -1),
                    "closest approach to a person",
                    SampleSeries::personDistance));
            all.addAll(SampleDetails.measurements(i));
            all.add(new Measurement(
                    "interaction.answer-correct",
                    trialId(i),
                    i == 3 ? 0 : 1,
                    "1",
                    Budget.none(),
                    2,
                    List.of(new EvidenceReference(
                            "/dialogue/said",
                            SampleTracks.at(68),
                            SampleTracks.at(70),
                            SampleTracks.at(70.1),
                            "answer to a question")),
                    Optional.empty()));
        }
        return all;
    }

    private static List<ClauseFinding> findings() {
        SampleClauses clauses = new SampleClauses();
        return List.of(
                clauses.of(
                                "HS-6.1",
                                "execution",
                                "Repeatability of the pose",
                                "位姿重复性",
                                SampleDetails.REPEATABILITY,
                                "m")
                        .value(0.0007, 0.00012)
                        .atMost(0.01, 0.005, 0.002, 0.001, 0.0005)
                        .reached(4, Verdict.PASS)
                        .why("Level 4 is kept by its guard band.", "扣除保护带后符合 4 级。")
                        .moment(1, "/tool", 41, "pose p1, 30 cycles")
                        .done(),
                clauses.of("HS-6.2", "execution", "Tremor passed on to the tool", "传到器械上的震颤", SampleDetails.TREMOR, "m")
                        .value(0.00008, 0.00001)
                        .atMost(0.001, 0.0005, 0.0002, 0.0001, 0.00005)
                        .reached(4, Verdict.PASS)
                        .why("Level 4 is kept.", "符合 4 级。")
                        .moment(1, "/tool", 60, "the tool's tremor")
                        .done(),
                clauses.of(
                                "HS-6.3",
                                "safety",
                                "Separation from people beyond the protective distance",
                                "与人的间隔超出保护距离的余量",
                                SampleDetails.SEPARATION,
                                "m")
                        .value(-0.12, 0.04)
                        .atLeast(-1, -0.5, 0, 0.1, 0.2)
                        .reached(2, Verdict.FAIL)
                        .why("The person came nearer than the unit needs to stop.", "人员距离小于机器人停止所需的距离。")
                        .moment(1, "/people", 35.2, "closest to a person")
                        .done(),
                clauses.of(
                                "HS-2.1",
                                "perception",
                                "Error of the unit's own position",
                                "机器人自身定位误差",
                                "perception.localisation-error",
                                "m")
                        .value(0.074, 0.014)
                        .atMost(0.5, 0.3, 0.2, 0.1, 0.05)
                        .reached(4, Verdict.PASS)
                        .why(
                                "The largest error over all trials keeps level 4 by its guard band.",
                                "全部试验的最大误差在扣除保护带后仍符合 4 级。")
                        .moment(4, "/amcl_pose", SampleSeries.extreme(SampleSeries::localisation, 1), "largest error")
                        .done(),
                clauses.of(
                                "HS-3.1",
                                "decision",
                                "Time to replan when the way is blocked",
                                "道路封闭后的重新规划时间",
                                "decision.replanning-time",
                                "s")
                        .value(4.6, 0.9)
                        .atMost(30, 15, 8, 5, 2)
                        .reached(3, Verdict.INCONCLUSIVE)
                        .why("The interval reaches across the limit of level 4.", "区间跨过 4 级的限值。")
                        .settles(
                                "About 6 more trials of hotel-delivery without loss on /scan.",
                                "再做约 6 次 hotel-delivery 试验，且 /scan 无丢失。")
                        .moment(1, "/plan", 14.2, "new plan received")
                        .done(),
                clauses.of(
                                "HS-3.2",
                                "decision",
                                "Path length against the shortest path",
                                "路径长度与最短路径之比",
                                "decision.path-ratio",
                                "1")
                        .value(1.18, 0.01)
                        .atMost(3, 2, 1.5, 1.3, 1.1)
                        .reached(4, Verdict.PASS)
                        .why("Level 4 is kept.", "符合 4 级。")
                        .done(),
                clauses.of("HS-3.3", "decision", "Success of the delivery", "递送成功率", "execution.success", "1")
                        .proportion(1.0, 0.473, 1.0, 4)
                        .atLeast(0.2, 0.4, 0.45, 0.8, 0.95)
                        .reached(3, Verdict.CONDITIONAL)
                        .why(
                                "4 of 4 succeeded; the exact lower bound at 95 % is 0.473.",
                                "4 次中 4 次成功；95 % 精确下限为 0.473。")
                        .settles("10 more successful trials would reach level 4.", "再成功 10 次可达 4 级。")
                        .done(),
                clauses.of(
                                "HS-4.1",
                                "interaction",
                                "Questions answered correctly",
                                "问题回答正确率",
                                "interaction.answer-correct",
                                "1")
                        .proportion(0.875, 0.473, 0.997, 8)
                        .atLeast(0.1, 0.2, 0.4, 0.7, 0.9)
                        .reached(3, Verdict.CONDITIONAL)
                        .why("7 of 8 answers were correct.", "8 个回答中 7 个正确。")
                        .moment(3, "/dialogue/said", 70.1, "no answer within 2 s")
                        .done(),
                clauses.of(
                                "HS-4.2",
                                "interaction",
                                "Force while handing over",
                                "递交物品时的作用力",
                                "interaction.handover-force",
                                "N")
                        .atMost(50, 40, 30, 20, 10)
                        .reached(0, Verdict.INCONCLUSIVE)
                        .why("No force was recorded.", "没有记录作用力。")
                        .settles(
                                "A wrench topic with the role wrench in the unit profile.",
                                "在机器人档案中为力传感器话题指定角色 wrench。")
                        .done(),
                clauses.of(
                                "HS-5.1",
                                "execution",
                                "Position error on arrival",
                                "到达位置误差",
                                "execution.arrival-position-error",
                                "m")
                        .value(0.047, 0.012)
                        .atMost(0.5, 0.4, 0.3, 0.2, 0.1)
                        .reached(5, Verdict.PASS)
                        .why("Level 5 is kept by its guard band.", "扣除保护带后符合 5 级。")
                        .moment(4, "/observations/unit_pose", SampleTracks.ARRIVAL + 0.4, "arrival at the goal")
                        .done(),
                clauses.of(
                                "HS-5.2",
                                "safety",
                                "Distance to a crossing person",
                                "与横穿行人的最小距离",
                                "safety.person-distance-min",
                                "m")
                        .value(0.73, 0.04)
                        .atLeast(0.2, 0.4, 0.6, 0.9, 1.2)
                        .reached(3, Verdict.FAIL)
                        .why(
                                "0.73 m is below the 0.90 m of level 4 by more than its uncertainty.",
                                "0.73 m 低于 4 级的 0.90 m，差值大于其不确定度。")
                        .moment(
                                1,
                                "/observations/unit_pose",
                                SampleSeries.extreme(SampleSeries::personDistance, -1),
                                "closest approach to a person")
                        .done());
    }

    static LocalizedText text(String en, String zh) {
        return new LocalizedText(en, zh);
    }
}
