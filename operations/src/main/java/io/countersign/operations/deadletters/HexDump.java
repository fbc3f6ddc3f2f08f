package io.countersign.operations.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes for a terminal: as text if they are printable text, else as a hex dump. */
final class HexDump {

    private static final int WIDTH = 16;

    private HexDump() {}

    static List<String> of(byte[] bytes) {
        return text(bytes).map(text -> text.lines().toList()).orElseGet(() -> hex(bytes));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            var text = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text).filter(found -> found.codePoints().allMatch(HexDump::isPrintable));
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static boolean isPrintable(int c) {
        return c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c);
    }

    private static List<String> hex(byte[] bytes) {
        var lines = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += WIDTH) {
            lines.add(line(bytes, from));
        }
        return lines;
    }

    private static String line(byte[] bytes, int from) {
        var hex = new StringBuilder();
        var text = new StringBuilder();
        for (int i = from; i < from + WIDTH; i++) {
            hex.append(i < bytes.length ? "%02x ".formatted(bytes[i]) : "   ");
            if (i < bytes.length) {
                text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
            }
        }
        return "%08x  %s |%s|".formatted(from, hex, text);
    }
}
