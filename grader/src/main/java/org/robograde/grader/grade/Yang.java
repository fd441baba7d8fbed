package org.robograde.grader.grade;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Allocation.Cell;
import org.robograde.grader.grade.Allocation.Function;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The levels 0 to 5 of autonomy of surgical robots of Yang et al. (2017), as a decision list that is our reading of their text
 * and not a procedure of the authors: who executes (continuous or discrete control), who generates the strategy, who selects it,
 * and whether someone supervises.
 */
final class Yang implements AutonomyScale {
    private static final List<LocalizedText> NAMES = List.of(
            new LocalizedText("No autonomy", "无自主"),
            new LocalizedText("Robot assistance", "机器人辅助"),
            new LocalizedText("Task autonomy", "任务自主"),
            new LocalizedText("Conditional autonomy", "有条件自主"),
            new LocalizedText("High autonomy", "高度自主"),
            new LocalizedText("Full autonomy", "完全自主"));

    @Override
    public String id() {
        return "yang";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("Yang et al., levels 0 to 5 of surgical autonomy", "Yang等手术自主0至5级");
    }

    @Override
    public String source() {
        return "Yang et al. 2017, Science Robotics, levels 0 to 5 (secondary report); the decision list is of the house";
    }

    @Override
    public Optional<ScaleLevel> of(Allocation allocation) {
        int level = level(allocation);
        return Optional.of(new ScaleLevel(level, NAMES.get(level)));
    }

    private static int level(Allocation allocation) {
        return switch (allocation.cell(Function.EXECUTE)) {
            case PERSON -> 0;
            case BOTH -> 1;
            case AUTOMATION -> discrete(allocation);
        };
    }

    private static int discrete(Allocation allocation) {
        if (allocation.cell(Function.GENERATE) == Cell.PERSON) {
            return 2;
        }
        if (allocation.cell(Function.SELECT) != Cell.AUTOMATION) {
            return 3;
        }
        return allocation.cell(Function.MONITOR) == Cell.AUTOMATION ? 5 : 4;
    }
}
