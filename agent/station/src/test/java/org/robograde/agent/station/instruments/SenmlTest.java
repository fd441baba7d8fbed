package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenmlTest {
    @Test
    void base_fields_hold_for_the_records_after_them() throws SenmlException {
        List<SenmlRecord> records = parse("""
                [{"bn":"urn:dev:ow:10e2073a01080063:","bt":1.276020076001e+09,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},
                 {"n":"current","t":-5,"v":1.2},
                 {"n":"current","t":-4,"v":1.3,"extra":"ignored"},
                 {"bn":"door-203","vb":true}]
                """);
        assertThat(records)
                .containsExactly(
                        number("urn:dev:ow:10e2073a01080063:voltage", "V", 120.1, "1276020076.001"),
                        number("urn:dev:ow:10e2073a01080063:current", "A", 1.2, "1276020071.001"),
                        number("urn:dev:ow:10e2073a01080063:current", "A", 1.3, "1276020072.001"),
                        new SenmlRecord(
                                "door-203",
                                "A",
                                Optional.of(new InstrumentValue.Flag(true)),
                                Optional.empty(),
                                new BigDecimal("1276020076.001")));
    }

    @Test
    void base_values_and_sums_are_added() throws SenmlException {
        List<SenmlRecord> records = parse(
                "[{\"bn\":\"meter\",\"bv\":20,\"bs\":100,\"v\":1.5},{\"s\":2},{\"v\":2.5,\"s\":3},{\"bu\":\"J\"}]");
        assertThat(records)
                .extracting(SenmlRecord::value)
                .containsExactly(
                        Optional.of(new InstrumentValue.Quantity(21.5)),
                        Optional.empty(),
                        Optional.of(new InstrumentValue.Quantity(22.5)));
        assertThat(records)
                .extracting(SenmlRecord::sum)
                .containsExactly(Optional.empty(), Optional.of(102.0), Optional.of(103.0));
    }

    @Test
    void what_is_written_reads_back() throws SenmlException {
        for (InstrumentValue value : List.of(
                new InstrumentValue.Flag(true),
                new InstrumentValue.Quantity(-3.25),
                new InstrumentValue.Text("ajar"),
                new InstrumentValue.Opaque("aGk"))) {
            assertThat(Senml.parse(Senml.encode("door-203", "/", value)))
                    .containsExactly(
                            new SenmlRecord("door-203", "/", Optional.of(value), Optional.empty(), BigDecimal.ZERO));
        }
    }

    /** Two records, built by hand from RFC 8428's table of labels. */
    @Test
    void cbor_says_the_same_by_numbers() throws SenmlException {
        byte[] cbor = java.util.HexFormat.of()
                .parseHex("82" + "a6" + "21" + "63612f62" + "22" + "fb41d8000000000000" + "23" + "6141" + "20" + "05"
                        + "00" + "6176" + "02" + "fb405e066666666666" + "a3" + "00" + "6163" + "06" + "24" + "02"
                        + "fb3ff3333333333333");
        assertThat(Senml.parse(cbor, SenmlCbor.CONTENT_FORMAT))
                .containsExactly(number("a/bv", "A", 120.1, "1610612736"), number("a/bc", "A", 1.2, "1610612731"));
    }

    @Test
    void json_and_cbor_are_carried_over_without_loss() throws SenmlException {
        for (String pack : List.of(
                "[{\"n\":\"estop\",\"u\":\"/\",\"vb\":true}]",
                "[{\"bn\":\"a\",\"bt\":1700000000.25,\"v\":-3.5},{\"n\":\"b\",\"vs\":\"ajar\"},{\"n\":\"c\",\"vd\":\"aGk_\"}]")) {
            byte[] json = pack.getBytes(StandardCharsets.UTF_8);
            byte[] cbor = Senml.cbor(json);
            assertThat(Senml.parse(cbor, SenmlCbor.CONTENT_FORMAT)).isEqualTo(Senml.parse(json));
            assertThat(new String(Senml.json(cbor, SenmlCbor.CONTENT_FORMAT), StandardCharsets.UTF_8))
                    .isEqualTo(pack);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00, a pack is an array",
        "ff, not CBOR",
        "81a2006161006162, not CBOR: Duplicate field",
        "81a10061, not CBOR",
        "81a2006161" + "02fb7ff8000000000000, record 0: v is not a finite number",
        "9f9f9f9f9f9fffffffffffff, not CBOR",
    })
    void anything_else_in_cbor_is_refused(String hex, String message) {
        assertThatThrownBy(() -> Senml.parse(java.util.HexFormat.of().parseHex(hex), SenmlCbor.CONTENT_FORMAT))
                .isInstanceOf(SenmlException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''                                       | a pack is an array",
                "{                                        | not JSON",
                "{\"n\":\"a\",\"v\":1}                    | a pack is an array",
                "[]                                       | a pack is an array",
                "[1]                                      | record 0: not an object",
                "[{\"n\":\"a\",\"v\":\"1\"}]              | record 0: v is not a finite number",
                "[{\"n\":\"a\",\"v\":1e999}]              | record 0: v is not a finite number",
                "[{\"n\":\"a\",\"vb\":1}]                 | record 0: vb is not true or false",
                "[{\"n\":\"a\",\"v\":1,\"vb\":true}]      | record 0: more than one of v, vs, vb, vd",
                "[{\"v\":1}]                              | record 0: the name \"\" is not",
                "[{\"n\":\"-a\",\"v\":1}]                 | record 0: the name \"-a\" is not",
                "[{\"n\":\"a\",\"v\":1},{\"n\":\"b\",\"v\":2,\"x_\":1}] | record 1: the label \"x_\" must be understood",
                "[{\"n\":\"a\",\"v\":1,\"bver\":11}]      | record 0: bver is 11",
                "[{\"n\":\"a\",\"v\":1,\"t\":1e-999999}]  | record 0: t is no time in seconds",
                "[{\"n\":\"a\",\"v\":1,\"t\":1e300}]      | record 0: t is no time in seconds",
                "[{\"n\":\"a\",\"n\":\"b\",\"v\":1}]      | not JSON: Duplicate field",
                "[{\"n\":\"a\",\"v\":1}] x                | not JSON",
                "[[[[[[1]]]]]]                            | not JSON"
            })
    void anything_else_is_refused_in_one_clear_message(String payload, String message) {
        assertThatThrownBy(() -> parse(payload))
                .isInstanceOf(SenmlException.class)
                .hasMessageStartingWith(message);
    }

    private static SenmlRecord number(String name, String unit, double value, String seconds) {
        return new SenmlRecord(
                name,
                unit,
                Optional.of(new InstrumentValue.Quantity(value)),
                Optional.empty(),
                new BigDecimal(seconds));
    }

    private static List<SenmlRecord> parse(String pack) throws SenmlException {
        return Senml.parse(pack.getBytes(StandardCharsets.UTF_8));
    }
}
