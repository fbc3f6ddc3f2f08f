package io.countersign.intake.image;

import io.countersign.intake.domain.image.ImageHeader;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A decoded picture, upright, as red, green and blue of eight bits on white: independent of how its file encodes the
 * pixels. The samples are taken as they are, without a colour profile, so that metadata changes nothing.
 *
 * @param image one {@code int} per pixel
 */
record UprightPixels(BufferedImage image) {

    private static final int WHITE = 255;
    private static final int SAMPLE_BITS = 8;
    private static final int ALPHA_SHIFT = 24;
    private static final int RED_SHIFT = 16;
    private static final int GREEN_SHIFT = 8;

    /** Of ITU-R BT.601. */
    private static final double RED_WEIGHT = 0.299;

    private static final double GREEN_WEIGHT = 0.587;
    private static final double BLUE_WEIGHT = 0.114;

    static UprightPixels of(BufferedImage stored, ExifOrientation orientation) {
        var plain = new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pixels = pixels(plain);
        boolean hasSamples = hasSamples(stored);
        for (int y = 0; y < stored.getHeight(); y++) {
            if (hasSamples) {
                readSamples(stored.getRaster(), y, stored.getColorModel().hasAlpha(), pixels);
            } else {
                readColors(stored, y, pixels);
            }
        }
        return new UprightPixels(orientation.isUpright() ? plain : turned(plain, orientation));
    }

    /** Grey or RGB, not a palette. */
    private static boolean hasSamples(BufferedImage stored) {
        var model = stored.getColorModel();
        int colors = model.getNumColorComponents();
        return model.getNumComponents() == stored.getRaster().getNumBands() && (colors == 1 || colors == 3);
    }

    private static void readSamples(Raster raster, int y, boolean hasAlpha, int[] into) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - SAMPLE_BITS);
        var samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
        int step = bands >= 3 ? 1 : 0;
        for (int x = 0; x < width; x++) {
            int at = x * bands;
            int alpha = hasAlpha ? samples[at + bands - 1] >> shift : WHITE;
            into[y * width + x] =
                    onWhite(alpha, samples[at] >> shift, samples[at + step] >> shift, samples[at + 2 * step] >> shift);
        }
    }

    private static void readColors(BufferedImage stored, int y, int[] into) {
        int width = stored.getWidth();
        stored.getRGB(0, y, width, 1, into, y * width, width);
        for (int at = y * width; at < (y + 1) * width; at++) {
            int argb = into[at];
            into[at] =
                    onWhite(argb >>> ALPHA_SHIFT, argb >> RED_SHIFT & WHITE, argb >> GREEN_SHIFT & WHITE, argb & WHITE);
        }
    }

    private static int onWhite(int alpha, int red, int green, int blue) {
        return onWhite(alpha, red) << RED_SHIFT | onWhite(alpha, green) << GREEN_SHIFT | onWhite(alpha, blue);
    }

    private static int onWhite(int alpha, int sample) {
        return alpha == WHITE ? sample : (sample * alpha + WHITE * (WHITE - alpha)) / WHITE;
    }

    private static BufferedImage turned(BufferedImage plain, ExifOrientation orientation) {
        int width = orientation.isSideways() ? plain.getHeight() : plain.getWidth();
        int height = orientation.isSideways() ? plain.getWidth() : plain.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        try {
            graphics.drawImage(plain, orientation.upright(plain.getWidth(), plain.getHeight()), null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    int[] pixels() {
        return pixels(image);
    }

    /** The average brightness of each of so many by so many cells. */
    double[][] brightness(int side) {
        var cells = new double[side][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                cells[y][x] = brightness(
                        x * image.getWidth() / side,
                        y * image.getHeight() / side,
                        (x + 1) * image.getWidth() / side,
                        (y + 1) * image.getHeight() / side);
            }
        }
        return cells;
    }

    private double brightness(int left, int top, int right, int bottom) {
        var pixels = pixels();
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = y * image.getWidth() + left; at < y * image.getWidth() + right; at++) {
                int rgb = pixels[at];
                sum += RED_WEIGHT * (rgb >> RED_SHIFT & WHITE)
                        + GREEN_WEIGHT * (rgb >> GREEN_SHIFT & WHITE)
                        + BLUE_WEIGHT * (rgb & WHITE);
            }
        }
        return sum / Math.max(1, (right - left) * (bottom - top));
    }

    /**
     * Covers the pixels and the size.
     *
     * @param whole the picture as stored, of which these pixels may be every n-th row and column
     */
    String digest(ImageHeader whole) {
        var sha256 = sha256();
        var row = ByteBuffer.allocate(Math.max(2, image.getWidth()) * Integer.BYTES);
        sha256.update(row.putInt(Math.max(whole.width(), whole.height()))
                .putInt(Math.min(whole.width(), whole.height()))
                .flip());
        var pixels = pixels();
        for (int y = 0; y < image.getHeight(); y++) {
            row.clear().asIntBuffer().put(pixels, y * image.getWidth(), image.getWidth());
            sha256.update(row.limit(image.getWidth() * Integer.BYTES));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
