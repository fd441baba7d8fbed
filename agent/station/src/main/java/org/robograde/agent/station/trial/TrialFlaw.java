package org.robograde.agent.station.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.operator.LedgerEntry;
import org.robograde.scenarios.language.Expectation;
import org.robograde.scenarios.language.PlannedTrial;

/**
 * Whether a trial counts: it does unless the field, the link or a person spoilt it. What the unit did badly counts, and so does a stop that the script asked for or the unit brought upon itself by
 * exceeding a limit.
 */
public final class TrialFlaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stops that are the unit's own doing. */
    private static final Set<String> OF_THE_UNIT = Set.of("limit_exceeded");

    private TrialFlaw() {}

    /** Why a sealed trial does not count; empty if it does. */
    public static Optional<String> of(Evidence sealed, PlannedTrial trial) {
        if (sealed.outcome().equals("interrupted")) {
            return Optional.of("the recording was cut off");
        }
        Optional<Evidence.Damage> gap = sealed.damage().stream()
                .filter(each -> sealed.roles().containsValue(each.topic()))
                .findFirst();
        if (gap.isPresent()) {
            return Optional.of("messages of " + gap.get().topic() + " are missing: "
                    + gap.get().reason());
        }
        Optional<String> declared = declaredInvalid(sealed);
        if (declared.isPresent()) {
            return declared;
        }
        if (!sealed.outcome().equals("aborted") || asksForAbort(trial) || OF_THE_UNIT.contains(lastStop(sealed))) {
            return Optional.empty();
        }
        return Optional.of("aborted: " + sealed.outcomeReason());
    }

    private static boolean asksForAbort(PlannedTrial trial) {
        return trial.play().expectations().stream()
                .anyMatch(each -> each instanceof Expectation.TrialEnded ended
                        && ended.outcome().equals("aborted"));
    }

    /** By a person, in the ledger. */
    private static Optional<String> declaredInvalid(Evidence sealed) {
        return notes(sealed, LedgerRecord.TOPIC).stream()
                .filter(note -> note.path("kind").asText().equals(LedgerEntry.Kind.INVALID.word()))
                .map(note -> "not valid, says " + note.path("person").asText() + ": "
                        + note.path("text").asText())
                .findFirst();
    }

    /** The event that stopped the unit, as the safety record has it; empty if none did. */
    private static String lastStop(Evidence sealed) {
        return notes(sealed, SafetyRecord.TOPIC).stream()
                .filter(note -> note.path("to").asText().equals("aborting"))
                .map(note -> note.path("event").asText())
                .findFirst()
                .orElse("");
    }

    /** What the station noted on a topic of its own. */
    private static List<JsonNode> notes(Evidence sealed, String topic) {
        List<JsonNode> notes = new ArrayList<>();
        if (sealed.channel(topic).isPresent()) {
            sealed.read(Set.of(topic), message -> {
                try {
                    notes.add(JSON.readTree(
                            StandardCharsets.UTF_8.decode(message.payload()).toString()));
                } catch (JsonProcessingException e) {
                    // Ours, and damaged: told by the seal, not here.
                    notes.add(JSON.createObjectNode());
                }
            });
        }
        return notes;
    }
}
