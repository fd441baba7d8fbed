package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Recognises an MCAP file whose magic bytes are damaged: most of them still hold, and a header record follows. */
final class HeaderCheck {
    private HeaderCheck() {}

    static boolean startsWithHeader(FileBytes file) throws IOException {
        if (file.size() < 8 + Opcode.PREFIX_BYTES) {
            return false;
        }
        ByteBuffer start = file.view(0, 8 + Opcode.PREFIX_BYTES);
        byte[] magic = Opcode.magic();
        int wrong = 0;
        for (int i = 0; i < magic.length; i++) {
            wrong += start.get(i) == magic[i] ? 0 : 1;
        }
        long length = start.getLong(9);
        return wrong <= 2
                && start.get(8) == Opcode.HEADER
                && length >= 8
                && length <= file.size() - 8 - Opcode.PREFIX_BYTES;
    }
}
