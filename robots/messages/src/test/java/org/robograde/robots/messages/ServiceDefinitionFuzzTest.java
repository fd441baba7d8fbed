package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** The text of a service file is understood or refused. */
class ServiceDefinitionFuzzTest {
    static Stream<byte[]> seeds() {
        return Texts.utf8(
                "bool data\n---\nbool success\nstring message\n",
                "---\n",
                "---\n---\nint32 a\n",
                "geometry_msgs/PoseStamped start\nfloat32 tolerance\n---\nnav_msgs/Path plan\n",
                "int8 A=1\n---\nint8 A=2\nResponse r\n");
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_service_is_understood_or_refused(byte[] input) throws Exception {
        Allocation.within(2_000_000 + 2_000L * input.length, () -> {
            try {
                ServiceSchema service = ServiceSchema.parse("my_srvs/Do", Texts.of(input), MessageRegistry.shipped());
                assertThat(service.md5()).matches("[0-9a-f]{32}");
                assertThat(service.request().type()).isEqualTo("my_srvs/DoRequest");
                DefinitionFuzzTest.check(service.request());
                DefinitionFuzzTest.check(service.response());
            } catch (DefinitionException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return input;
        });
    }
}
