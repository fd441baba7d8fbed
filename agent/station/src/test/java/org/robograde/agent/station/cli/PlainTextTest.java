package org.robograde.agent.station.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void what_steers_a_terminal_or_turns_text_is_shown_as_what_it_is() {
        assertThat(PlainText.shown("a\u001B[2Jb\r\u0007\u009B1m\u202Ec\u200B\u2066"))
                .isEqualTo("a[U+001B][2Jb[U+000D][U+0007][U+009B]1m[U+202E]c[U+200B][U+2066]");
        assertThat(PlainText.shown("两行\n\tone ± two")).isEqualTo("两行\n\tone ± two");
    }

    @Test
    void no_line_of_a_strangers_begins_where_the_programs_own_do() {
        assertThat(PlainText.within("    ", "x\nVERIFIED\r\n  holds       all"))
                .isEqualTo("x\n    VERIFIED\n      holds       all");
    }
}
