package io.countersign.intake.web.bulk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines; of one that is too long nothing is kept but that it was there. Not thread-safe. */
final class LineSplitter {

    private final int longest;
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private boolean tooLong;
    private int number;

    LineSplitter(int longest) {
        this.longest = longest;
    }

    /**
     * One line.
     *
     * @param number from 1; blank lines count
     * @param content null if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(int number, byte @Nullable [] content) {

        boolean isBlank() {
            if (content == null) {
                return false;
            }
            for (byte b : content) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The lines that end in these bytes. */
    List<Line> add(byte[] bytes) {
        var lines = new ArrayList<Line>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, from, i - from);
                lines.add(cut());
                from = i + 1;
            }
        }
        keep(bytes, from, bytes.length - from);
        return lines;
    }

    /** What follows the last line break. */
    List<Line> end() {
        return current.size() > 0 || tooLong ? List.of(cut()) : List.of();
    }

    private void keep(byte[] bytes, int from, int length) {
        if (tooLong || current.size() + length > longest) {
            tooLong = true;
            current.reset();
        } else {
            current.write(bytes, from, length);
        }
    }

    private Line cut() {
        var line = new Line(++number, tooLong ? null : current.toByteArray());
        current.reset();
        tooLong = false;
        return line;
    }
}
