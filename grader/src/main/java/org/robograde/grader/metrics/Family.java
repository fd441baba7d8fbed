package org.robograde.grader.metrics;

import java.util.Locale;

/** The families that metrics come in; a metric's id begins with its family's. */
public enum Family {
    PERCEPTION("Perception", "感知"),
    COGNITION("Cognition", "认知"),
    DECISION("Decision", "决策"),
    EXECUTION("Execution", "执行"),
    INTERACTION("Interaction", "交互"),
    AUTONOMY("Autonomy", "自主性"),
    SAFETY("Safety and security", "安全"),
    RELIABILITY("Reliability", "可靠性");

    private final String en;
    private final String zh;

    Family(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** As in ids and file names, e.g. {@code perception}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Wording title() {
        return new Wording(en, zh);
    }
}
