package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;

class ArmingTest {
    private final SafetySupervisor safety = new SafetySupervisor();

    @Test
    void where_two_persons_must_agree_one_who_says_it_twice_is_one() throws Exception {
        assertThatThrownBy(() -> Arming.by(List.of("Li Wei", " Li Wei "), 2).arm(safety, "t1"))
                .hasMessage("not armed: 2 different persons must agree, Li Wei armed; give --armed-by once for each");
        assertThatThrownBy(() -> Arming.by(List.of(" "), 1).arm(safety, "t1")).hasMessageContaining("nobody armed");
        assertThat(safety.state()).isEqualTo(SafetyState.IDLE);

        Arming.by(List.of("Li Wei", "Chen Hua"), 2).arm(safety, "t1");
        assertThat(safety.state()).isEqualTo(SafetyState.ARMED);
        assertThat(safety.armedBy()).isEqualTo("Li Wei, Chen Hua");
    }

    @Test
    void nobody_who_was_not_named_arms_a_real_unit() {
        assertThatThrownBy(() -> Arming.byNobody().arm(safety, "t1"))
                .hasMessage("nobody armed the unit for trial t1; a person beside it must, with --armed-by NAME");
    }
}
