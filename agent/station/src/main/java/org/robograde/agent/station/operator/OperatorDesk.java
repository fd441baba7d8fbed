package org.robograde.agent.station.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetyException;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;

/** Where people act on a trial, from whatever they hold in their hands: every way in is one of these methods. Thread-safe. */
public final class OperatorDesk {
    /** As the events of a trial know them. */
    public static final Set<String> INTERVENTIONS =
            Set.of("approval", "correction", "takeover", "teleoperated_recovery", "physical_reset");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SafetySupervisor safety;
    private final OperatorLedger ledger;
    private final int personsNeeded;
    private final Set<String> arming = new LinkedHashSet<>();
    private String wanted = "";
    private Optional<Trial> trial = Optional.empty();
    private Optional<String> intervention = Optional.empty();
    private volatile long heardNanos = System.nanoTime();

    /** The trial that is being played. */
    public interface Trial {
        String id();

        /** @param kind one of {@link #INTERVENTIONS} */
        void interventionBegan(String kind, String reason);

        void interventionEnded(String kind);
    }

    /** @param personsNeeded how many different persons must arm the unit, 1 or 2 */
    public OperatorDesk(SafetySupervisor safety, OperatorLedger ledger, int personsNeeded) {
        this.safety = safety;
        this.ledger = ledger;
        this.personsNeeded = personsNeeded;
    }

    public OperatorLedger ledger() {
        return ledger;
    }

    /** A sign of life of whatever people hold in their hands. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    /** When the last one came, on the station's monotonic clock. */
    public long heardNanos() {
        return heardNanos;
    }

    /**
     * Asks for as many persons as the site wants, and waits until they have armed the unit.
     *
     * @throws SafetyException if the unit may not be armed now
     */
    public void awaitArmed(String trialId) throws InterruptedException {
        String persons;
        synchronized (this) {
            arming.clear();
            wanted = trialId;
            notifyAll();
            while (arming.size() < personsNeeded) {
                wait();
            }
            persons = String.join(", ", arming);
            arming.clear();
            wanted = "";
        }
        safety.arm(persons);
    }

    /** @throws OperatorException if no trial waits to be armed, or the unit may not move now */
    public void arm(String person, String by) {
        if (!safety.hazards().isEmpty()) {
            throw new OperatorException(
                    "not armed: " + String.join("; ", safety.hazards().values()));
        }
        synchronized (this) {
            if (wanted.isEmpty()) {
                throw new OperatorException("no trial waits to be armed; the unit is "
                        + safety.state().word());
            }
            if (arming.contains(person.strip())) {
                throw new OperatorException(
                        person + " has armed already; " + personsNeeded + " different persons must agree");
            }
            ledger.append(LedgerEntry.Kind.ARMED, person, "", wanted, by);
            arming.add(person.strip());
            notifyAll();
        }
    }

    /** Stops the unit by every way, in every state, before anything is written down. */
    public void abort(String person, String reason, String by) {
        safety.demand(SafetyEvent.OPERATOR_ABORT, person, reason, System.nanoTime());
        ledger.append(LedgerEntry.Kind.ABORTED, person.isBlank() ? "unknown" : person, "", reason, by);
    }

    /** @throws OperatorException if the unit was not seen to stand, or a hazard lasts */
    public void reset(String person, String by) {
        try {
            safety.reset(person);
        } catch (SafetyException e) {
            throw new OperatorException(String.valueOf(e.getMessage()));
        }
        ledger.append(LedgerEntry.Kind.RESET, person, "", "", by);
    }

    /** @throws OperatorException if no trial runs, another intervention lasts, or the kind is none */
    public synchronized void beginIntervention(String person, String kind, String reason, String by) {
        if (!INTERVENTIONS.contains(kind)) {
            throw new OperatorException("an intervention is one of "
                    + INTERVENTIONS.stream().sorted().toList());
        }
        if (intervention.isPresent()) {
            throw new OperatorException("the intervention " + intervention.get() + " lasts; end it first");
        }
        Trial now = running();
        ledger.append(LedgerEntry.Kind.INTERVENTION_BEGAN, person, kind, reason, by);
        intervention = Optional.of(kind);
        now.interventionBegan(kind, reason.isEmpty() ? person : reason);
    }

    /** @throws OperatorException if none lasts */
    public synchronized void endIntervention(String person, String by) {
        if (intervention.isEmpty()) {
            throw new OperatorException("no intervention lasts");
        }
        String kind = intervention.get();
        ledger.append(LedgerEntry.Kind.INTERVENTION_ENDED, person, kind, "", by);
        intervention = Optional.empty();
        trial.ifPresent(now -> now.interventionEnded(kind));
    }

    /** @throws OperatorException if no trial runs: a moment needs one, and only a trial can be invalid */
    public synchronized void say(LedgerEntry.Kind kind, String person, String subject, String text, String by) {
        switch (kind) {
            case MARK -> running();
            case INVALID -> {
                running();
                if (text.isBlank()) {
                    throw new OperatorException("a trial is invalid for a reason; say it");
                }
            }
            case CONDITION -> {
                if (subject.isBlank() || text.isBlank()) {
                    throw new OperatorException("a condition has a name and a value, e.g. temperature: 21.5 Cel");
                }
            }
            case REMARK, PRESENT, LEFT -> {
                // At any time.
            }
            default -> throw new OperatorException(kind.word() + " is not something that is only said");
        }
        ledger.append(kind, person, subject, text, by);
    }

    private Trial running() {
        return trial.orElseThrow(() -> new OperatorException("no trial runs"));
    }

    /** A trial begins to be recorded. */
    public synchronized void attach(Trial begun) {
        trial = Optional.of(begun);
    }

    /** The trial is over, and with it whatever intervention lasted. */
    public synchronized void detach() {
        trial = Optional.empty();
        intervention = Optional.empty();
    }

    public synchronized Optional<String> intervention() {
        return intervention;
    }

    /** How it stands, in one line for people. */
    public synchronized String line() {
        SafetyState state = safety.state();
        StringBuilder line = new StringBuilder(state.word().toUpperCase(Locale.ROOT));
        // First what a narrow terminal must not cut off.
        safety.hazards().values().forEach(hazard -> line.append("  ! ").append(hazard));
        trial.ifPresent(now -> line.append("  ").append(now.id()));
        if (!wanted.isEmpty()) {
            line.append("  ").append(wanted).append(" waits to be armed: ");
            line.append(arming.size()).append(" of ").append(personsNeeded);
        }
        intervention.ifPresent(kind -> line.append("  intervention: ").append(kind));
        return line.toString();
    }

    /** How it stands, for programs. */
    public synchronized ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("state", safety.state().word())
                .put("armedBy", safety.armedBy())
                .put("trial", trial.map(Trial::id).orElse(""))
                .put("waitsToBeArmed", wanted)
                .put("personsNeeded", personsNeeded)
                .put("intervention", intervention.orElse(""));
        json.set("armed", JSON.valueToTree(List.copyOf(arming)));
        json.set("hazards", JSON.valueToTree(List.copyOf(safety.hazards().values())));
        json.set("present", JSON.valueToTree(ledger.present()));
        json.putArray("conditions")
                .addAll(ledger.conditions().stream().map(LedgerEntry::json).toList());
        json.putArray("ledger")
                .addAll(ledger.last().stream().map(LedgerEntry::json).toList());
        return json;
    }
}
