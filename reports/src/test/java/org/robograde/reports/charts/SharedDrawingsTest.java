package org.robograde.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedDrawingsTest {
    private final SharedDrawings drawings = new SharedDrawings();
    private final AtomicInteger painted = new AtomicInteger();

    @Test
    void an_equal_picture_is_painted_once_and_keeps_the_caption_of_each_language() {
        String english = drawings.svg(counted(new Caption("fig1", "Limits", "kept"), "picture"));
        String chinese = drawings.svg(counted(new Caption("fig1", "限值", "符合"), "picture"));
        assertThat(painted).hasValue(1);
        assertThat(english).contains(">Limits</title>", ">kept</desc>");
        assertThat(chinese).isEqualTo(english.replace("Limits", "限值").replace("kept", "符合"));
    }

    @Test
    void another_picture_and_another_place_are_painted_anew() {
        String here = drawings.svg(counted(new Caption("fig1", "t", "d"), "picture"));
        String there = drawings.svg(counted(new Caption("fig2", "t", "d"), "picture"));
        drawings.svg(counted(new Caption("fig1", "t", "d"), "another"));
        assertThat(painted).hasValue(3);
        assertThat(there).isEqualTo(here.replace("fig1", "fig2"));
    }

    @Test
    void it_says_what_a_drawing_alone_says() {
        Drawing axis = new IntervalAxis(1, 0.9, 1.1, List.of(new LimitLine("L1 ≤ 2", 2)), "m", Color.BLUE)
                .drawing(new Caption("fig1", "a < b & \"c\"", "x\u0000y\u202Ez"));
        assertThat(drawings.svg(axis))
                .isEqualTo(axis.svg())
                .contains(">a &lt; b &amp; &quot;c&quot;</title>", ">x\uFFFDy[U+202E]z</desc>");
    }

    private Drawing counted(Caption caption, String picture) {
        return new Drawing(caption, 20, 10, picture, graphics -> {
            painted.incrementAndGet();
            graphics.drawLine(1, 2, 3, 4);
        });
    }
}
