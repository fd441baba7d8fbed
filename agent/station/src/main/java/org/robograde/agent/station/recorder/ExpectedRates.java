package org.robograde.agent.station.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares what came with the rates that the unit's profile states. What is too little is a suspicion and no count: nobody knows
 * whether the unit did not send or the station did not hear, so it goes into the notes and not into the loss ledger.
 */
final class ExpectedRates {
    private static final double ENOUGH = 0.8;
    private static final double SECONDS_MIN = 2;
    private static final double SILENT_PERIODS = 5;

    private ExpectedRates() {}

    static List<String> suspicions(
            Map<String, Double> hzByTopic, List<StreamFigures> figures, long fromNanos, long toNanos) {
        List<String> suspicions = new ArrayList<>();
        double seconds = (toNanos - fromNanos) / 1e9;
        hzByTopic.forEach((topic, hz) -> {
            List<StreamFigures> ofTopic =
                    figures.stream().filter(each -> each.topic().equals(topic)).toList();
            long messages = ofTopic.stream().mapToLong(StreamFigures::messages).sum();
            if (seconds >= SECONDS_MIN && messages < ENOUGH * hz * seconds) {
                suspicions.add(String.format(
                        Locale.ROOT,
                        "%s: %d messages in %.1f s are %.1f Hz, the profile says %.1f Hz; some may be missing",
                        topic,
                        messages,
                        seconds,
                        messages / seconds,
                        hz));
            }
            for (StreamFigures each : ofTopic) {
                double silence = each.silenceNanosMax() / 1e9;
                if (silence > 1 && silence > SILENT_PERIODS / hz) {
                    suspicions.add(String.format(
                            Locale.ROOT,
                            "%s: silent for %.3f s from %.3f s on, the profile says %.1f Hz; some may be missing",
                            topic,
                            silence,
                            each.silenceFromNanos() / 1e9,
                            hz));
                }
            }
        });
        return suspicions;
    }
}
