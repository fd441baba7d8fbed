package org.robograde.grader.grade;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Allocation.Cell;
import org.robograde.grader.grade.Allocation.Function;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The ten levels of automation of Endsley and Kaber (1999). A row is reached when the unit's part is at least the row's in every
 * function; the highest such row is taken.
 */
final class EndsleyKaber implements AutonomyScale {
    private static final List<Row> ROWS = List.of(
            new Row(1, "HHHH", "Manual control", "手动控制"),
            new Row(2, "BHHB", "Action support", "动作支持"),
            new Row(3, "BHHA", "Batch processing", "批处理"),
            new Row(4, "BBHB", "Shared control", "共享控制"),
            new Row(5, "BBHA", "Decision support", "决策支持"),
            new Row(6, "BBBA", "Blended decision making", "混合决策"),
            new Row(7, "BAHA", "Rigid system", "刚性系统"),
            new Row(8, "BBAA", "Automated decision making", "自动决策"),
            new Row(9, "BAAA", "Supervisory control", "监督控制"),
            new Row(10, "AAAA", "Full automation", "完全自动"));

    /** @param cells H person, B both, A automation, in the order of {@link Function} */
    private record Row(int level, String cells, String en, String zh) {
        boolean reachedBy(Allocation allocation) {
            int at = 0;
            for (Function function : Function.values()) {
                Cell asked = Cell.of(cells.charAt(at++));
                if (!allocation.cell(function).covers(asked)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public String id() {
        return "endsley-kaber";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("Endsley and Kaber, 10 levels of automation", "恩兹利与卡伯自动化十级");
    }

    @Override
    public String source() {
        return "Endsley and Kaber 1999, table of ten levels over monitor, generate, select, execute (secondary report)";
    }

    @Override
    public Optional<ScaleLevel> of(Allocation allocation) {
        return ROWS.stream()
                .filter(row -> row.reachedBy(allocation))
                .reduce((lower, higher) -> higher)
                .map(row -> new ScaleLevel(row.level(), new LocalizedText(row.en(), row.zh())));
    }
}
