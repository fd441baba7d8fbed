package org.robograde.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {
    private static final Caption CAPTION = new Caption("fig", "a & b", "x < y");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8})
    void a_radar_draws_any_number_of_elements_inside_its_frame(int elements) throws Exception {
        List<ElementRadar.Spoke> spokes = IntStream.range(0, elements)
                .mapToObj(i -> new ElementRadar.Spoke("Element with a long name " + i, "L" + i, i, i % 2 == 0))
                .toList();
        assertInsideFrame(new ElementRadar(spokes, 5).svg(CAPTION));
    }

    @Test
    void an_interval_axis_draws_crowded_and_equal_limits_apart() throws Exception {
        List<LimitLine> limits = Stream.of(0.1, 0.101, 0.102, 0.103, 90.0)
                .map(v -> new LimitLine("L1 ≤ " + v, v))
                .toList();
        Document svg = parse(new IntervalAxis(0.1, 0.09, 0.11, limits, List.of(), "m", Color.BLUE).svg(CAPTION));
        assertThat(textsOf(svg)).contains("L1 ≤ 0.101", "L1 ≤ 0.102", "m");
    }

    @Test
    void a_guard_band_is_shaded_within_the_axis_however_wide_it_is() throws Exception {
        List<LimitLine> limits = List.of(new LimitLine("L1 ≤ 0.2", 0.2));
        String plain = new IntervalAxis(0.1, 0.09, 0.11, limits, List.of(), "m", Color.BLUE).svg(CAPTION);
        IntervalAxis.GuardBand band = new IntervalAxis.GuardBand(0.15, 0.2);
        IntervalAxis.GuardBand endless = new IntervalAxis.GuardBand(-1e6, 0.2);
        assertThat(plain).doesNotContain("rgb(243,223,168)");
        for (IntervalAxis.GuardBand each : List.of(band, endless)) {
            String svg = new IntervalAxis(0.1, 0.09, 0.11, limits, List.of(each), "m", Color.BLUE).svg(CAPTION);
            assertThat(svg).contains("rgb(243,223,168)");
            assertInsideFrame(svg);
        }
    }

    @Test
    void a_plot_survives_one_point_a_constant_and_no_limit() throws Exception {
        plot(List.of(1.0), List.of(5.0), List.of());
        plot(List.of(1.0, 2.0), List.of(0.0, 0.0), List.of());
        plot(List.of(1.0, 2.0), List.of(3.0, Double.NaN), List.of(new LimitLine("L1", 3)));
    }

    @Test
    void a_limit_far_from_the_curve_is_named_instead_of_drawn() {
        QuantityPlot plot = new QuantityPlot(
                "t",
                "v",
                List.of(0.0, 1.0, 2.0),
                List.of(1.0, 2.0, 1.5),
                List.of(new LimitLine("near", 2.5), new LimitLine("far", 400)),
                OptionalDouble.empty());
        assertThat(plot.limitsOutside()).extracting(LimitLine::label).containsExactly("far");
        assertThat(plot.cut()).isFalse();
    }

    @Test
    void a_curve_that_goes_far_beyond_the_decision_is_cut_and_says_so() {
        QuantityPlot plot = new QuantityPlot(
                "t",
                "v",
                List.of(0.0, 1.0, 2.0),
                List.of(90.0, 0.2, 80.0),
                List.of(new LimitLine("L1", 0.5), new LimitLine("L2", 0.1)),
                OptionalDouble.of(1.0));
        assertThat(plot.cut()).isTrue();
        assertThat(plot.limitsOutside()).isEmpty();
    }

    @Test
    void labels_move_apart_no_further_than_needed() {
        double[] centres = Labels.apart(new double[] {10, 11, 50}, new double[] {10, 10, 10}, 2, 0, 100);
        assertThat(centres[1] - centres[0]).isGreaterThanOrEqualTo(12 - 1e-9);
        assertThat(centres[2]).isEqualTo(50, within(1e-9));
        double[] atTheEnd = Labels.apart(new double[] {96, 98, 99}, new double[] {10, 10, 10}, 2, 0, 100);
        assertThat(atTheEnd[2]).isLessThanOrEqualTo(95 + 1e-9);
        assertThat(atTheEnd[1] - atTheEnd[0]).isGreaterThanOrEqualTo(12 - 1e-9);
    }

    @Test
    void a_timeline_stacks_what_would_overlap_and_keeps_labels_in_the_picture() throws Exception {
        List<Timeline.Item> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(new Timeline.Item("a long label at the very end " + i, 99 + i * 0.1, OptionalDouble.empty()));
        }
        String svg = new Timeline(List.of(new Timeline.Lane("Lane", Timeline.Tone.CALM, items)), 100, "t").svg(CAPTION);
        assertInsideFrame(svg);
        List<double[]> places = places(parse(svg), "a long label");
        assertThat(places).hasSize(6);
        assertThat(places.stream().map(p -> p[1]).distinct()).hasSize(6);
    }

    @Test
    void a_map_keeps_a_metre_a_metre_and_draws_what_a_small_window_needs() throws Exception {
        TrajectoryMap map = new TrajectoryMap(
                new Rectangle2D.Double(0, 0, 1, 30),
                List.of(),
                List.of(new TrajectoryMap.Place("充电位", 0.5, 3)),
                List.of(new TrajectoryMap.Path(
                        "camera",
                        TrajectoryMap.Style.CAMERA,
                        List.of(List.of(new double[] {0, 0}, new double[] {1, 30})),
                        List.of())),
                List.of(new TrajectoryMap.Mark("S", "start", 0, 0, Color.BLACK)),
                "region");
        assertThat(textsOf(parse(map.svg(CAPTION))))
                .contains("充电位", "camera", "start")
                .doesNotContain("camera: region");
    }

    @Test
    void a_region_of_95_percent_has_the_axes_of_its_covariance_and_never_leaves_the_plan() throws Exception {
        // Along a diagonal: eigenvalues 0.05 and 0.01 square metres, half axes sqrt(5.991 * each).
        Rectangle2D box = new Area(new TrajectoryMap.Region(5, 5, 0.03, 0.02, 0.03).metres()).getBounds2D();
        double reach = Math.sqrt(5.991 * 0.03);
        assertThat(box.getCenterX()).isCloseTo(5, within(1e-6));
        assertThat(box.getWidth() / 2).isCloseTo(reach, within(1e-3));
        assertThat(box.getHeight() / 2).isCloseTo(reach, within(1e-3));
        TrajectoryMap map = new TrajectoryMap(
                new Rectangle2D.Double(0, 0, 10, 10),
                List.of(),
                List.of(),
                List.of(new TrajectoryMap.Path(
                        "estimate",
                        TrajectoryMap.Style.OWN_ESTIMATE,
                        List.of(List.of(new double[] {1, 1}, new double[] {9, 9})),
                        List.of(
                                new TrajectoryMap.Region(5, 5, 0.03, 0.02, 0.03),
                                new TrajectoryMap.Region(9.9, 9.9, 40, 0, 40)))),
                List.of(),
                "region");
        String svg = map.svg(CAPTION);
        assertInsideFrame(svg);
        assertThat(textsOf(parse(svg))).contains("estimate: region");
    }

    @Test
    void differences_of_any_size_and_name_stay_inside_the_frame() throws Exception {
        List<DifferenceChart.Row> rows = Stream.of(-400.0, -1.2, 0.0, 0.4, 3.0, 1e9)
                .map(v -> new DifferenceChart.Row(
                        "HS-1.1 A requirement with a very long name indeed, longer than the column",
                        v,
                        Math.abs(v) > 1))
                .toList();
        String svg = new DifferenceChart(rows, "差于基准 worse", "优于基准 better", "带内 within the band").svg(CAPTION);
        assertInsideFrame(svg);
        assertThat(textsOf(parse(svg))).anyMatch(t -> t.startsWith("HS-1.1") && t.endsWith("…"));
    }

    @Test
    void a_cloud_of_positions_is_drawn_to_one_scale_with_its_sphere_in_both_views() throws Exception {
        PoseCloudChart chart = new PoseCloudChart(
                List.of(new double[] {1, 0, 0}, new double[] {3, 0, 0}),
                new double[] {2, 0, 0},
                OptionalDouble.of(5),
                List.of(PoseCloudChart.View.FROM_ABOVE, PoseCloudChart.View.FROM_THE_SIDE),
                new PoseCloudChart.Names("指令位置 commanded", "实到位置（30）attained (30)", "集群中心 barycentre", "重复性球 sphere"));
        String svg = chart.svg(CAPTION);
        assertInsideFrame(svg);
        assertThat(textsOf(parse(svg))).contains("x – y (mm)", "x – z (mm)", "重复性球 sphere");
        assertThat(parse(svg).getElementsByTagName("circle").getLength()).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100})
    void a_cloud_survives_any_number_of_positions_and_no_spread(int positions) throws Exception {
        List<double[]> same =
                IntStream.range(0, positions).mapToObj(i -> new double[3]).toList();
        assertInsideFrame(new PoseCloudChart(
                        same,
                        new double[3],
                        OptionalDouble.empty(),
                        List.of(PoseCloudChart.View.FROM_ABOVE),
                        new PoseCloudChart.Names("a", "b", "c", ""))
                .svg(CAPTION));
    }

    @Test
    void a_spectrum_has_decades_a_band_and_a_legend_that_is_not_cut() throws Exception {
        List<Double> tool = IntStream.range(0, 78)
                .mapToObj(i -> Math.pow(10, -4 - i / 10.0))
                .toList();
        SpectrumPlot plot = new SpectrumPlot(
                "频率 frequency (Hz)",
                "功率谱密度 power spectral density (m²/Hz)",
                0.39,
                8,
                12,
                "震颤频带 8 至 12 Hz tremor band 8 to 12 Hz",
                List.of(
                        new SpectrumPlot.Line("器械 tool", tool),
                        new SpectrumPlot.Line("手（按运动比例换算）hand, scaled as the tool moves", tool)));
        assertInsideFrame(plot.svg(CAPTION));
        assertThat(textsOf(parse(plot.svg(CAPTION))))
                .contains("1e\u22126", "10", "震颤频带 8 至 12 Hz tremor band 8 to 12 Hz");
        List<Double> nothing = List.of(0.0, 0.0, 0.0);
        assertInsideFrame(new SpectrumPlot("f", "d", 0.4, 8, 12, "band", List.of(new SpectrumPlot.Line("t", nothing)))
                .svg(CAPTION));
    }

    @Test
    void a_limit_that_moves_is_drawn_whole_with_the_curve_and_named() throws Exception {
        QuantityPlot plot = new QuantityPlot(
                "t",
                "d (m)",
                List.of(0.0, 1.0, 2.0),
                List.of(1.0, 2.0, 1.5),
                List.of(9.0, 8.0, 7.0),
                "与人的保护性间隔距离 protective distance",
                List.of(),
                OptionalDouble.of(1));
        assertThat(plot.cut()).isFalse();
        assertInsideFrame(plot.svg(CAPTION));
        assertThat(textsOf(parse(plot.svg(CAPTION)))).contains("8", "与人的保护性间隔距离 protective distance");
    }

    @Test
    void a_share_fills_its_span_and_the_legend_says_whose_it_is() throws Exception {
        Timeline.Item half = new Timeline.Item("50 %", 1, OptionalDouble.of(9), OptionalDouble.of(0.5));
        String svg = new Timeline(
                        List.of(new Timeline.Lane("select", Timeline.Tone.CALM, List.of(half))),
                        10,
                        "t",
                        List.of("unit", "person"))
                .svg(CAPTION);
        assertInsideFrame(svg);
        assertThat(textsOf(parse(svg))).contains("50 %", "unit", "person");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 12})
    void grades_stand_side_by_side_on_a_scale_of_each_clause(int grades) throws Exception {
        List<VersionsChart.Panel> panels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double scale = Math.pow(10, i - 3);
            panels.add(new VersionsChart.Panel(
                    "HS-" + i + " " + "a very long requirement ".repeat(8) + "一项很长的要求".repeat(8),
                    "m",
                    IntStream.range(0, grades)
                            .mapToObj(g -> g == 1
                                    ? Optional.<VersionsChart.Value>empty()
                                    : Optional.of(
                                            new VersionsChart.Value(g * scale, (g - 0.2) * scale, (g + 0.2) * scale)))
                            .toList(),
                    List.of(
                            new LimitLine("L1,2", scale),
                            new LimitLine("L3", 1.01 * scale),
                            new LimitLine("L4", 1e6))));
        }
        List<String> letters = IntStream.range(0, grades)
                .mapToObj(g -> String.valueOf((char) ('A' + g)))
                .toList();
        String svg = new VersionsChart(letters, panels).svg(CAPTION);
        assertInsideFrame(svg);
        assertThat(textsOf(parse(svg))).contains("A", "B", "–", "L1,2", "L3").doesNotContain("L4");
    }

    @Test
    void title_and_description_are_there_for_readers_who_cannot_see() throws Exception {
        Document svg = parse(new AllocationBars(
                        List.of(new AllocationBars.Bar("select", OptionalDouble.of(0.4))), "unit", "person", "none")
                .svg(CAPTION));
        Element root = svg.getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("fig-title fig-desc");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a & b");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("x < y");
    }

    @Test
    void the_font_shows_both_languages_and_a_page_carries_only_what_it_needs() {
        assertThat(ReportFont.size(12).canDisplayUpTo("评级报告 Grading ±≤≥✓×≈−·→")).isEqualTo(-1);
        byte[] subset = ReportFont.subset("评级报告 L3 ± \uD83D\uDE00".codePoints());
        assertThat(subset).startsWith(0, 1, 0, 0);
        assertThat(subset.length).isBetween(1_000, 30_000);
        assertThat(ReportFont.subset("3L告报级评±".codePoints()))
                .isEqualTo(ReportFont.subset("评级报告 ±L3".codePoints().filter(c -> c != ' ')));
    }

    private static void plot(List<Double> seconds, List<Double> values, List<LimitLine> limits) throws Exception {
        QuantityPlot plot = new QuantityPlot("t (s)", "v (m)", seconds, values, limits, OptionalDouble.of(1.0));
        assertThat(parse(plot.svg(CAPTION)).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    /** Every text starts and ends within the picture. */
    private static void assertInsideFrame(String svg) throws Exception {
        Document document = parse(svg);
        String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        for (double[] place : places(document, "")) {
            assertThat(place[0]).isGreaterThanOrEqualTo(-1);
            assertThat(place[0] + place[2]).isLessThanOrEqualTo(width + 1);
            assertThat(place[1]).isBetween(0.0, height);
        }
    }

    /** x, y and width of each text that starts so. */
    private static List<double[]> places(Document svg, String start) {
        List<double[]> places = new ArrayList<>();
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getTextContent().startsWith(start)) {
                places.add(new double[] {
                    Double.parseDouble(text.getAttribute("x")),
                    Double.parseDouble(text.getAttribute("y")),
                    ReportFont.width(text.getTextContent(), ReportTheme.SMALL)
                });
            }
        }
        return places;
    }

    private static List<String> textsOf(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        assertThat(svg).doesNotContain("NaN");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
