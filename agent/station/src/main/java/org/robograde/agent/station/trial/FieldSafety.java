package org.robograde.agent.station.trial;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.InstrumentValue;
import org.robograde.agent.station.safety.ForbiddenZone;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetySupervisor;
import org.robograde.scenarios.site.SafetyRules;

/** Turns the field's readings into demands and hazards: a pressed stop, a reading above its limit, a person where none may be. */
public final class FieldSafety {
    private final SafetyRules rules;
    private final SafetySupervisor safety;
    private final List<ForbiddenZone> zones;

    /** Of the pack of positions that is being read: x by person, and who stood in which zone. */
    private final Map<String, Double> xOf = new HashMap<>();

    private final Set<String> inside = new HashSet<>();
    private final Set<String> insideBefore = new HashSet<>();
    private long packNanos = Long.MIN_VALUE;

    public FieldSafety(SafetyRules rules, SafetySupervisor safety) {
        this.rules = rules;
        this.safety = safety;
        zones = rules.forbiddenZones().entrySet().stream()
                .map(zone -> new ForbiddenZone(zone.getKey(), zone.getValue()))
                .toList();
    }

    /** @param stop whether this reading is a pressed emergency stop */
    public void reading(InstrumentReading reading, boolean stop) {
        if (stop) {
            safety.demand(SafetyEvent.E_STOP, reading.instrumentId(), "", reading.receivedMonotonicNanos());
        }
        number(reading).ifPresent(value -> {
            safety.hazardEnded(SafetyEvent.HEARTBEAT_LOST, reading.instrumentId() + " (unusable)");
            limit(reading, value);
            if (rules.peopleFrom().filter(reading.instrumentId()::equals).isPresent()) {
                position(reading, value);
            }
        });
    }

    /** What the instrument said cannot be used: where its readings hold a unit back, that is as good as silence. */
    public void unusable(String instrumentId, String message) {
        if (rules.limits().containsKey(instrumentId)
                || rules.peopleFrom().filter(instrumentId::equals).isPresent()) {
            safety.hazardBegan(SafetyEvent.HEARTBEAT_LOST, instrumentId + " (unusable)", message, System.nanoTime());
        }
    }

    public void stopNotHeard(String instrumentId) {
        safety.demand(SafetyEvent.E_STOP, instrumentId + " (not heard any more)", "", System.nanoTime());
    }

    private static Optional<Double> number(InstrumentReading reading) {
        return reading.value()
                .filter(InstrumentValue.Quantity.class::isInstance)
                .map(value -> ((InstrumentValue.Quantity) value).value());
    }

    private void limit(InstrumentReading reading, double value) {
        Double limit = rules.limits().get(reading.instrumentId());
        if (limit == null) {
            return;
        }
        if (value > limit) {
            safety.hazardBegan(
                    SafetyEvent.LIMIT_EXCEEDED,
                    reading.instrumentId(),
                    reading.instrumentId() + " reads " + value + " " + reading.unit() + ", allowed are " + limit,
                    reading.receivedMonotonicNanos());
        } else {
            safety.hazardEnded(SafetyEvent.LIMIT_EXCEEDED, reading.instrumentId());
        }
    }

    /** Positions come as pairs of records, x before y, any number of persons in one pack; whoever is in no later pack has gone. */
    private synchronized void position(InstrumentReading reading, double value) {
        if (reading.receivedMonotonicNanos() != packNanos) {
            packNanos = reading.receivedMonotonicNanos();
            insideBefore.stream()
                    .filter(who -> !inside.contains(who))
                    .forEach(who -> safety.hazardEnded(SafetyEvent.PERSON_IN_ZONE, who));
            insideBefore.clear();
            insideBefore.addAll(inside);
            inside.clear();
            xOf.clear();
        }
        String person = reading.name().substring(0, reading.name().length() - 1);
        if (reading.name().endsWith("x")) {
            xOf.put(person, value);
        } else if (reading.name().endsWith("y") && xOf.containsKey(person)) {
            stands(person, xOf.getOrDefault(person, Double.NaN), value);
        }
    }

    private void stands(String person, double x, double y) {
        for (ForbiddenZone zone : zones) {
            String who = zone.id() + " " + person;
            if (zone.contains(x, y)) {
                inside.add(who);
                safety.hazardBegan(
                        SafetyEvent.PERSON_IN_ZONE, who, "a person is in the forbidden zone " + zone.id(), packNanos);
            } else {
                safety.hazardEnded(SafetyEvent.PERSON_IN_ZONE, who);
            }
        }
    }
}
