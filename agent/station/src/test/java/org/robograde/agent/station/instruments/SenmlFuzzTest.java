package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Whatever an instrument sends is a pack of records or is refused. */
class SenmlFuzzTest {
    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(Senml.encode("estop", "", new InstrumentValue.Flag(true))),
                Texts.utf8(
                        "[{\"bn\":\"urn:dev:ow:10e2073a01080063:\",\"bt\":1.320067464e+09,\"bu\":\"%RH\",\"v\":20},{\"u\":\"lon\",\"v\":24.30621}]",
                        "[{\"n\":\"a\",\"vs\":\"x\"},{\"n\":\"b\",\"vd\":\"aGk_\"},{\"n\":\"c\",\"s\":1.5,\"bver\":5}]",
                        "[{\"n\":\"a\",\"v\":1e400,\"t\":1e999999999}]",
                        "[{\"bt\":-1e308,\"t\":1e-999999999,\"n\":\"a\",\"vb\":true}]",
                        "[{\"n\":\"a\",\"v\":1,\"vb\":true}]",
                        "[]",
                        "[".repeat(2_000)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_pack_is_understood_or_refused(byte[] input) throws Exception {
        Allocation.within(2_000_000 + 1_000L * input.length, () -> {
            try {
                List<SenmlRecord> records = Senml.parse(input);
                for (SenmlRecord record : records) {
                    assertThat(record.name()).isNotEmpty();
                    assertThat(record.timeSeconds().doubleValue()).isFinite();
                    if (record.value().orElse(null) instanceof InstrumentValue.Quantity quantity) {
                        assertThat(quantity.value()).isFinite();
                    }
                }
            } catch (SenmlException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return input;
        });
    }
}
