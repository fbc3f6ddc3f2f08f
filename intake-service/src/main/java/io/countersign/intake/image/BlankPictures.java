package io.countersign.intake.image;

/** Distinguishes pictures of one colour, or nearly so, from those that show something. */
final class BlankPictures {

    /** How far a channel may be from its median. */
    static final int MAX_DIFFERENCE = 16;

    /** One pixel of so many may differ more: dust, the edge of a scan. */
    static final int PIXELS_PER_OUTLIER = 1_000;

    private static final int LEVELS = 256;
    private static final int CHANNELS = 3;

    private BlankPictures() {}

    static boolean isBlank(UprightPixels picture) {
        var pixels = picture.pixels();
        var medians = new int[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            medians[channel] = median(pixels, channel);
        }
        long outliers = 0;
        for (int pixel : pixels) {
            outliers += differs(pixel, medians) ? 1 : 0;
        }
        return outliers * PIXELS_PER_OUTLIER <= pixels.length;
    }

    private static int median(int[] pixels, int channel) {
        var histogram = new int[LEVELS];
        for (int pixel : pixels) {
            histogram[level(pixel, channel)]++;
        }
        int median = 0;
        for (int below = histogram[0]; 2L * below < pixels.length; below += histogram[median]) {
            median++;
        }
        return median;
    }

    private static boolean differs(int pixel, int[] medians) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (Math.abs(level(pixel, channel) - medians[channel]) > MAX_DIFFERENCE) {
                return true;
            }
        }
        return false;
    }

    private static int level(int pixel, int channel) {
        return pixel >> (Byte.SIZE * channel) & (LEVELS - 1);
    }
}
