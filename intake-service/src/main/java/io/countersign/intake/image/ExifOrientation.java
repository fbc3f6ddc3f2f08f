package io.countersign.intake.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import io.countersign.intake.domain.image.ImageHeader.Format;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a camera was held, by the orientation tag of EXIF, 1 to 8. A missing or malformed tag counts as upright, as in browsers.
 *
 * @param tag 1 for an upright picture
 */
record ExifOrientation(int tag) {

    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int EXIF_CHUNK = 0x65584966;
    private static final int MAX_EXIF_BYTES = 64 * 1024;
    private static final int PADDING_BYTES = 1;

    static ExifOrientation of(Format format, byte[] content) {
        try {
            var directory = format == Format.JPEG ? ofJpeg(content) : ofPng(content);
            var entry = directory == null ? null : directory.getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number tag && tag.intValue() >= 1 && tag.intValue() <= 8
                    ? new ExifOrientation(tag.intValue())
                    : UPRIGHT;
        } catch (IOException | RuntimeException _) {
            return UPRIGHT; // the reader throws all kinds for malformed input
        }
    }

    private static @Nullable Directory ofJpeg(byte[] content) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
            if (segments.isEmpty()) {
                return null;
            }
            var data = segments.getFirst().data();
            data.skipNBytes(PADDING_BYTES);
            return read(data);
        }
    }

    private static @Nullable Directory ofPng(byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        in.skipNBytes(PNG_SIGNATURE_BYTES);
        try {
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                if (in.readInt() == EXIF_CHUNK) {
                    return read(new ByteArrayInputStream(in.readNBytes(Math.min(length, MAX_EXIF_BYTES))));
                }
                in.skipNBytes(length + (long) Integer.BYTES);
            }
        } catch (EOFException end) {
            return null;
        }
        return null;
    }

    private static Directory read(InputStream tiff) throws IOException {
        try (var in = new MemoryCacheImageInputStream(tiff)) {
            return new TIFFReader().read(in);
        }
    }

    boolean isUpright() {
        return tag == 1;
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return tag >= 5;
    }

    /** Whether the first column as stored becomes the last column, or the last row. */
    boolean isMirroredAcross() {
        return tag == 2 || tag == 3 || tag == 7 || tag == 8;
    }

    /** Whether the first row as stored becomes the last row, or the last column. */
    boolean isMirroredDown() {
        return tag == 3 || tag == 4 || tag == 6 || tag == 7;
    }

    /** From the pixels as stored, so wide and high, to the upright picture. */
    AffineTransform upright(int width, int height) {
        return switch (tag) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
