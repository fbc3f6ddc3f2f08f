package io.countersign.intake.domain.image;

import java.nio.ByteBuffer;

/**
 * How a JPEG is spread over scans. A decoder holds the coefficients of a whole picture in several scans, or of a progressive
 * one, in native memory, and each scan costs as much time as the picture has pixels. One baseline scan is decoded row by row.
 *
 * @param count segments that start a scan
 * @param progressive as the frame header declares
 */
public record JpegScans(int count, boolean progressive) {

    /** At two bytes for each of at most four components: 160 MB. */
    static final long MAX_PIXELS = 20_000_000;

    /** Pixels times scans. */
    static final long MAX_DECODED_PIXELS = 250_000_000;

    private static final int SOF2 = 0xC2;
    private static final int SOF10 = 0xCA;
    private static final int SOS = 0xDA;
    private static final int EOI = 0xD9;

    public static JpegScans of(byte[] jpeg) {
        var in = ByteBuffer.wrap(jpeg);
        int count = 0;
        boolean progressive = false;
        for (int at = marker(in, 2); at + 1 < in.limit(); at = marker(in, at)) {
            int code = in.get(at + 1) & 0xFF;
            if (code == EOI) {
                break;
            }
            count += code == SOS ? 1 : 0;
            progressive |= code == SOF2 || code == SOF10;
            at += 2 + (hasLength(code) && at + 4 <= in.limit() ? in.getShort(at + 2) & 0xFFFF : 0);
        }
        return new JpegScans(count, progressive);
    }

    /** The next marker; zeros are stuffed behind other bytes FF, and restarts belong to the scan. */
    private static int marker(ByteBuffer in, int from) {
        int at = from;
        while (at + 1 < in.limit() && (in.get(at) != (byte) 0xFF || isData(in.get(at + 1) & 0xFF))) {
            at++;
        }
        return at;
    }

    private static boolean isData(int code) {
        return code == 0 || code == 0xFF || (code >= 0xD0 && code <= 0xD7);
    }

    /** All but the temporary marker and those without parameters. */
    private static boolean hasLength(int code) {
        return code != 0x01 && code != 0xD8;
    }

    public boolean areTooMuchFor(ImageHeader header) {
        long pixels = (long) header.width() * header.height();
        return (progressive || count > 1) && (pixels > MAX_PIXELS || pixels * count > MAX_DECODED_PIXELS);
    }
}
