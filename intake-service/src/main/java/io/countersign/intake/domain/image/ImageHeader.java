package io.countersign.intake.domain.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What the first bytes of a JPEG or PNG say: nothing is decoded. */
public record ImageHeader(Format format, int width, int height) {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final int IHDR = 0x49484452;

    /** What a certificate may be. */
    public enum Format {
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }
    }

    /** Empty if it is neither. */
    public static Optional<ImageHeader> read(byte[] image) {
        return isPng(image) ? png(ByteBuffer.wrap(image)) : jpeg(ByteBuffer.wrap(image));
    }

    private static boolean isPng(byte[] image) {
        return image.length >= 33 && Arrays.equals(image, 0, PNG.length, PNG, 0, PNG.length);
    }

    private static Optional<ImageHeader> png(ByteBuffer image) {
        return image.getInt(12) == IHDR ? sized(Format.PNG, image.getInt(16), image.getInt(20)) : Optional.empty();
    }

    /** Reads the segments up to the frame header, which has the size. */
    private static Optional<ImageHeader> jpeg(ByteBuffer image) {
        if (image.limit() < 4 || image.getShort(0) != (short) 0xFFD8) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 <= image.limit() && image.get(at) == (byte) 0xFF) {
            int marker = image.get(at + 1) & 0xFF;
            if (isFrame(marker)) {
                return sized(Format.JPEG, image.getShort(at + 7) & 0xFFFF, image.getShort(at + 5) & 0xFFFF);
            }
            at += marker == 0xFF ? 1 : 2 + Math.max(2, image.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /** C0 to CF but for the tables C4, C8 and CC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<ImageHeader> sized(Format format, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageHeader(format, width, height)) : Optional.empty();
    }
}
