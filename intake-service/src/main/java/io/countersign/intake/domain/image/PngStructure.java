package io.countersign.intake.domain.image;

import io.countersign.intake.domain.image.ImageDecoder.Defect;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks a PNG's chunks, their checksums, and that its compressed data inflates to exactly the pixels that its header
 * announces: nothing more is inflated, and nothing is kept. The JDK's reader checks none of this. Bytes behind the last
 * chunk are allowed.
 */
public final class PngStructure {

    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int PALETTE = 3;

    /** First column, first row, column step and row step of each pass of Adam7. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final ByteBuffer png;
    private final byte[] discarded = new byte[16 * 1024];
    private long inflated;
    private boolean hasPalette;

    private PngStructure(byte[] png) {
        this.png = ByteBuffer.wrap(png);
    }

    /** The first defect that is found. */
    public static Optional<Defect> defect(byte[] png) {
        var inflater = new Inflater();
        try {
            return new PngStructure(png).check(inflater);
        } catch (DataFormatException malformed) {
            return Optional.of(Defect.PIXEL_DATA);
        } finally {
            inflater.end();
        }
    }

    private Optional<Defect> check(Inflater inflater) throws DataFormatException {
        long expected = announced();
        if (expected < 0) {
            return Optional.of(Defect.HEADER);
        }
        for (int at = SIGNATURE; ; at += 12 + png.getInt(at)) {
            if (at + 12 > png.limit() || png.getInt(at) < 0 || png.getInt(at) > png.limit() - at - 12) {
                return Optional.of(Defect.TRUNCATED);
            }
            if (!isIntact(at)) {
                return Optional.of(Defect.CHECKSUM);
            }
            switch (png.getInt(at + 4)) {
                case PLTE -> hasPalette = true;
                case IDAT -> inflate(inflater, at, expected);
                case IEND -> {
                    return complete(inflater, expected);
                }
                default -> {
                    // of no concern
                }
            }
            if (inflated > expected) {
                return Optional.of(Defect.PIXEL_DATA);
            }
        }
    }

    private Optional<Defect> complete(Inflater inflater, long expected) {
        boolean lacksPalette = png.get(25) == PALETTE && !hasPalette;
        return inflater.finished() && inflated == expected && !lacksPalette
                ? Optional.empty()
                : Optional.of(Defect.PIXEL_DATA);
    }

    private boolean isIntact(int at) {
        var crc = new CRC32();
        crc.update(png.array(), at + 4, 4 + png.getInt(at));
        return (int) crc.getValue() == png.getInt(at + 8 + png.getInt(at));
    }

    private void inflate(Inflater inflater, int at, long expected) throws DataFormatException {
        inflater.setInput(png.array(), at + 8, png.getInt(at));
        while (!inflater.finished() && !inflater.needsInput() && inflated <= expected) {
            int some = inflater.inflate(discarded);
            if (some == 0 && inflater.needsDictionary()) {
                throw new DataFormatException("a dictionary");
            }
            inflated += some;
        }
    }

    /** Bytes of the rows with their filters; negative if the header is invalid. */
    private long announced() {
        int bits = png.get(24) * channels(png.get(25));
        if (png.getInt(12) != IHDR || png.getInt(8) != 13 || bits <= 0 || png.get(24) > 16) {
            return -1;
        }
        int width = png.getInt(16);
        int height = png.getInt(20);
        if (png.get(28) == 0) {
            return height * row(width, bits);
        }
        long sum = 0;
        for (var pass : PASSES) {
            long columns = Math.ceilDiv(width - pass[0], pass[2]);
            long rows = Math.ceilDiv(height - pass[1], pass[3]);
            sum += columns > 0 && rows > 0 ? rows * row(columns, bits) : 0;
        }
        return sum;
    }

    private static long row(long width, int bits) {
        return 1 + Math.ceilDiv(width * bits, 8L);
    }

    private static int channels(byte colourType) {
        return switch (colourType) {
            case 0, PALETTE -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 0;
        };
    }
}
