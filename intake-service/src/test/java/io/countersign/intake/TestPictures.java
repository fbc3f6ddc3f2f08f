package io.countersign.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures with a red, a green, a blue and a white quarter, and with what cameras add to them. */
public final class TestPictures {

    public static final int WIDTH = 320;
    public static final int HEIGHT = 160;

    /** In the EXIF data, as a place and a device would be. */
    public static final String CAMERA = "SecretCamera";

    private static final byte[] GPS_MARK = "31.2304N".getBytes(US_ASCII);

    private TestPictures() {}

    /** Red, green / blue, white. */
    public static BufferedImage quarters(int type) {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, color(x < WIDTH / 2, y < HEIGHT / 2).getRGB());
            }
        }
        return image;
    }

    private static Color color(boolean isLeft, boolean isUpper) {
        if (isUpper) {
            return isLeft ? Color.RED : Color.GREEN;
        }
        return isLeft ? Color.BLUE : Color.WHITE;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A photograph with the camera's name, a place and an orientation. */
    public static byte[] jpeg(int orientation) {
        var plain = encoded(quarters(BufferedImage.TYPE_INT_RGB), "jpeg");
        var exif = exif(orientation);
        var segment = ByteBuffer.allocate(4 + 6 + exif.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + exif.length))
                .put("Exif\0\0".getBytes(US_ASCII))
                .put(exif);
        return ByteBuffer.allocate(plain.length + segment.capacity())
                .put(plain, 0, 2)
                .put(segment.array())
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** The same as PNG, with the chunk eXIf after the header. */
    public static byte[] png(int orientation) {
        return withExif(encoded(quarters(BufferedImage.TYPE_INT_RGB), "png"), orientation);
    }

    /** With the chunk eXIf after the header. */
    public static byte[] withExif(byte[] plain, int orientation) {
        int headerEnd = 8 + 25;
        var chunk = chunk(exif(orientation));
        return ByteBuffer.allocate(plain.length + chunk.length)
                .put(plain, 0, headerEnd)
                .put(chunk)
                .put(plain, headerEnd, plain.length - headerEnd)
                .array();
    }

    private static byte[] chunk(byte[] data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put("eXIf".getBytes(US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Big-endian TIFF: the camera's model, the orientation, and a GPS directory with a processing method. */
    private static byte[] exif(int orientation) {
        var model = (CAMERA + '\0').getBytes(US_ASCII);
        int directory = 8;
        int modelAt = directory + 2 + 3 * 12 + 4;
        int gpsAt = modelAt + model.length + model.length % 2;
        int placeAt = gpsAt + 2 + 12 + 4;
        var tiff = ByteBuffer.allocate(placeAt + GPS_MARK.length);
        tiff.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(directory);
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, model.length, modelAt);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, gpsAt);
        tiff.putInt(0).put(model).position(gpsAt);
        tiff.putShort((short) 1);
        entry(tiff, 0x001B, 7, GPS_MARK.length, placeAt);
        tiff.putInt(0).put(GPS_MARK);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** Whether the file contains EXIF data, the camera's name or the place. */
    public static boolean hasMetadata(byte[] file) {
        return contains(file, "Exif".getBytes(US_ASCII))
                || contains(file, "eXIf".getBytes(US_ASCII))
                || contains(file, CAMERA.getBytes(US_ASCII))
                || contains(file, GPS_MARK);
    }

    private static boolean contains(byte[] file, byte[] part) {
        return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
