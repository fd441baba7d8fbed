package org.robograde.agent.station.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every event: where it leads, whether the stop is sent (S), and what is refused (-). */
class SafetyTableTest {
    private static final String TABLE = """
            event               idle       armed      running    aborting   safe
            arm                 armed      armed      -running   -aborting  -safe
            disarm              idle       idle       aborting S aborting   safe
            start               -idle      running    -running   -aborting  -safe
            finish              -idle      -armed     idle       -aborting  -safe
            reset               idle       -armed     -running   -aborting  idle
            e_stop              aborting S aborting S aborting S aborting S aborting S
            operator_abort      aborting S aborting S aborting S aborting S aborting S
            program_abort       aborting S aborting S aborting S aborting S aborting S
            heartbeat_lost      idle       aborting S aborting S aborting S safe
            person_in_zone      idle       aborting S aborting S aborting S safe
            limit_exceeded      idle       aborting S aborting S aborting S safe
            unit_stands         idle       armed      running    safe       safe
            standing_timed_out  idle       armed      running    aborting S safe
            """;

    record Cell(SafetyEvent event, SafetyState state, String expected) {}

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        TABLE.lines().skip(1).forEach(line -> {
            SafetyEvent event =
                    SafetyEvent.valueOf(line.substring(0, 20).strip().toUpperCase(Locale.ROOT));
            int from = 20;
            for (SafetyState state : SafetyState.values()) {
                String cell = line.substring(Math.min(from, line.length()), Math.min(from + 11, line.length()));
                cells.add(new Cell(event, state, cell.strip()));
                from += 11;
            }
        });
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_state_and_event_leads_where_the_table_says(Cell cell) {
        SafetyTable.Transition transition = SafetyTable.next(cell.state(), cell.event());
        String came = (transition.accepted() ? "" : "-") + transition.next().word() + (transition.stops() ? " S" : "");
        assertThat(came).isEqualTo(cell.expected());
    }

    @Test
    void the_table_holds_every_event_once_and_every_state() {
        assertThat(cells().map(Cell::event).distinct()).containsExactlyInAnyOrder(SafetyEvent.values());
        assertThat(cells()).hasSize(SafetyEvent.values().length * SafetyState.values().length);
    }

    @Test
    void the_only_way_into_running_is_to_start_what_a_person_armed() {
        for (SafetyState state : SafetyState.values()) {
            for (SafetyEvent event : SafetyEvent.values()) {
                SafetyTable.Transition transition = SafetyTable.next(state, event);
                if (transition.next() == SafetyState.RUNNING && state != SafetyState.RUNNING) {
                    assertThat(state).isEqualTo(SafetyState.ARMED);
                    assertThat(event).isEqualTo(SafetyEvent.START);
                }
                if (transition.next() == SafetyState.ARMED && state != SafetyState.ARMED) {
                    assertThat(event).isEqualTo(SafetyEvent.ARM);
                }
            }
        }
    }
}
