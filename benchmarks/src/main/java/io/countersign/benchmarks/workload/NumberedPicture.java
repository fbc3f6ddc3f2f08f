package io.countersign.benchmarks.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small PNG files of the least size that is accepted, which differ in a comment. */
final class NumberedPicture {

    private static final int SIDE = 100;
    private static final int BYTES_PER_ROW = 1 + (SIDE + 7) / 8;
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] HEADER = chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                    .putInt(SIDE)
                    .putInt(SIDE)
                    .put((byte) 1)
                    .put(new byte[4])
                    .array());
    private static final byte[] PIXELS = chunk("IDAT", deflated(new byte[SIDE * BYTES_PER_ROW]));
    private static final byte[] END = chunk("IEND", new byte[0]);

    private NumberedPicture() {}

    /** A black square. */
    static byte[] png(int number) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(HEADER);
        file.writeBytes(chunk("tEXt", ("Comment\0" + number).getBytes(ISO_8859_1)));
        file.writeBytes(PIXELS);
        file.writeBytes(END);
        return file.toByteArray();
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
            var target = new byte[data.length];
            return Arrays.copyOf(target, deflater.deflate(target));
        }
    }
}
