package org.robograde.grader.grade;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Allocation.Cell;
import org.robograde.grader.grade.Allocation.Function;
import org.robograde.grader.grade.Allocation.Initiative;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The ten levels of robot autonomy of Beer, Fisk and Rogers (2014) over who senses, plans and acts. Where two rows have the same
 * cells (2 and 3, 6 and 7) initiative decides: who began the changes of authority; where nobody did, the lower row is taken,
 * since more is not shown. Row 5 differs from 6 in that the person chooses.
 */
final class Lora implements AutonomyScale {
    private static final List<Row> ROWS = List.of(
            new Row(1, "HHH", "Manual teleoperation", "手动遥操作"),
            new Row(2, "BHB", "Action support", "动作支持"),
            new Row(3, "BHB", "Assisted teleoperation", "辅助遥操作"),
            new Row(4, "BHA", "Batch processing", "批处理"),
            new Row(5, "BBA", "Decision support", "决策支持"),
            new Row(6, "BBA", "Shared control with human initiative", "人主动的共享控制"),
            new Row(7, "BBA", "Shared control with robot initiative", "机器人主动的共享控制"),
            new Row(8, "ABA", "Executive control", "执行控制"),
            new Row(9, "BAA", "Supervisory control", "监督控制"),
            new Row(10, "AAA", "Full autonomy", "完全自主"));

    /** @param cells H person, B both, A robot: sense, plan, act */
    private record Row(int level, String cells, String en, String zh) {
        boolean reachedBy(Allocation allocation) {
            boolean covered = allocation.cell(Function.MONITOR).covers(asked(0))
                    && allocation.plan().covers(asked(1))
                    && allocation.cell(Function.EXECUTE).covers(asked(2));
            boolean unitBegan = allocation.initiative().equals(Optional.of(Initiative.UNIT));
            boolean personChooses = allocation.cell(Function.SELECT) == Cell.PERSON;
            return covered
                    && switch (level) {
                        case 3, 7 -> unitBegan && (level == 3 || !personChooses);
                        case 6 -> !personChooses;
                        default -> true;
                    };
        }

        private Cell asked(int at) {
            return Cell.of(cells.charAt(at));
        }
    }

    @Override
    public String id() {
        return "lora";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("LORA, 10 levels of robot autonomy", "LORA机器人自主十级");
    }

    @Override
    public String source() {
        return "Beer, Fisk and Rogers 2014, taxonomy over sense, plan, act (levels 1 to 6 secondary report, 7 to 10 general"
                + " knowledge)";
    }

    @Override
    public Optional<ScaleLevel> of(Allocation allocation) {
        return ROWS.stream()
                .filter(row -> row.reachedBy(allocation))
                .reduce((lower, higher) -> higher)
                .map(row -> new ScaleLevel(row.level(), new LocalizedText(row.en(), row.zh())));
    }
}
