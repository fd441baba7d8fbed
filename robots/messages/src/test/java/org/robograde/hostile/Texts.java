package org.robograde.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Inputs written as text. */
public final class Texts {
    private Texts() {}

    public static Stream<byte[]> utf8(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
