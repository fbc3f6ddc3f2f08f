package io.countersign.benchmarks.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small PNG files of the least size that is accepted, each with pixels of its own. */
final class NumberedPicture {

    private static final int SIDE = 100;
    private static final int BYTES_PER_ROW = 1 + (SIDE + 7) / 8;
    /** Of deflated data that cannot be compressed. */
    private static final int MAX_OVERHEAD = 64;

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] HEADER = chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                    .putInt(SIDE)
                    .putInt(SIDE)
                    .put((byte) 1)
                    .put(new byte[4])
                    .array());
    private static final byte[] END = chunk("IEND", new byte[0]);

    private NumberedPicture() {}

    /** Random pixels: a picture whose pixels another account has used, or that shows nothing, is referred to a reviewer. */
    static byte[] png(int number) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(HEADER);
        file.writeBytes(chunk("IDAT", deflated(pixels(number))));
        file.writeBytes(END);
        return file.toByteArray();
    }

    /** Each row begins with its filter type, 0. */
    private static byte[] pixels(int number) {
        var pixels = new byte[SIDE * BYTES_PER_ROW];
        new SplittableRandom(number).nextBytes(pixels);
        for (int row = 0; row < SIDE; row++) {
            pixels[row * BYTES_PER_ROW] = 0;
        }
        return pixels;
    }

    private static byte[] chunk(String type, byte[] data) {
        var name = type.getBytes(ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] deflated(byte[] data) {
        try (var deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            var target = new byte[data.length + MAX_OVERHEAD];
            return Arrays.copyOf(target, deflater.deflate(target));
        }
    }
}
