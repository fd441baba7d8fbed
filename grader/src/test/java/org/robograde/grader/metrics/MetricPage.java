package org.robograde.grader.metrics;

import java.util.Collection;
import java.util.List;

/** The reference page of all metrics, in one language. */
final class MetricPage {
    private final boolean chinese;

    MetricPage(boolean chinese) {
        this.chinese = chinese;
    }

    String of(Collection<MetricDefinition> definitions) {
        StringBuilder page = new StringBuilder();
        page.append(
                chinese
                        ? "# 指标\n\n由 `src/main/resources/org/robograde/grader/metrics/*.yaml` 生成，请勿手改（方法见 README）。"
                                + "`./robograde metrics ID --lang zh` 给出同样的说明。\n\n"
                                + "不确定度按 JJF 1059.1（JCGM 100）评定：每个测得值附扩展不确定度 U、包含因子 k 和样本数 n；"
                                + "比例附精确（Clopper-Pearson）置信区间。指标本身不含限值。\n"
                        : "# The metrics\n\nGenerated from `src/main/resources/org/robograde/grader/metrics/*.yaml`; do not edit (how: README)."
                                + " `./robograde metrics ID` prints the same.\n\n"
                                + "Uncertainty after JCGM 100: each measured value comes with its expanded uncertainty U, the coverage factor k"
                                + " and the number n of values behind it, each proportion with its exact (Clopper-Pearson) interval. No metric"
                                + " holds a limit.\n");
        for (Family family : Family.values()) {
            List<MetricDefinition> own =
                    definitions.stream().filter(d -> d.family() == family).toList();
            page.append("\n## ").append(in(family.title())).append('\n');
            own.forEach(d -> one(page, d));
        }
        return page.toString();
    }

    private void one(StringBuilder page, MetricDefinition d) {
        page.append("\n### `").append(d.id()).append("` ").append(in(d.title())).append("\n\n");
        page.append(in(d.definition())).append("\n\n");
        row(page, in(new Wording("Unit", "单位")), d.unit());
        row(page, in(new Wording("Formula", "公式")), "`" + d.formula() + "`");
        row(page, in(new Wording("Source", "来源")), d.source());
        row(page, in(new Wording("Needs", "所需数据")), d.needs().isEmpty() ? "-" : String.join(", ", d.needs()));
        row(
                page,
                in(new Wording("Trials go together as", "多次试验的合并")),
                in(d.kind().title()));
        row(page, in(new Wording("Uncertainty", "不确定度")), in(d.uncertainty()));
    }

    private static void row(StringBuilder page, String name, String text) {
        page.append("- ").append(name).append(": ").append(text).append('\n');
    }

    private String in(Wording wording) {
        return chinese ? wording.zh() : wording.en();
    }
}
