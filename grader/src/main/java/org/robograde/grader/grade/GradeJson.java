package org.robograde.grader.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A grade as canonical JSON (RFC 8785), UTF-8, one trailing newline. Nanoseconds and seeds are decimal strings, since JSON
 * numbers lose digits above 2^53; other numbers are exact; what is absent is null.
 */
public final class GradeJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(longsAsText())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GradeJson() {}

    private static SimpleModule longsAsText() {
        return new SimpleModule()
                .addSerializer(long.class, ToStringSerializer.instance)
                .addSerializer(Long.class, ToStringSerializer.instance);
    }

    /** The version that a grade computed here names. */
    public static String softwareVersion() {
        return SoftwareVersion.VERSION;
    }

    public static byte[] write(Grade grade) {
        try {
            byte[] canonical = new JsonCanonicalizer(MAPPER.writeValueAsBytes(grade)).getEncodedUTF8();
            byte[] withNewline = Arrays.copyOf(canonical, canonical.length + 1);
            withNewline[canonical.length] = '\n';
            return withNewline;
        } catch (IOException e) {
            throw new IllegalStateException("a grade could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if this is no grade of the known format, saying why */
    public static Grade read(byte[] json) {
        try {
            Grade grade = MAPPER.readValue(json, Grade.class);
            if (grade == null || grade.formatVersion() != SoftwareVersion.GRADE_FORMAT) {
                throw new IllegalArgumentException("this is no grade of format " + SoftwareVersion.GRADE_FORMAT);
            }
            return grade;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no grade: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no grade: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
