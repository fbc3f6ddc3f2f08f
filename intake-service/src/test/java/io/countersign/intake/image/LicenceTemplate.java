package io.countersign.intake.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A business licence with a frame, an emblem, a title, labels and a seal, which are the same on every copy, and with
 * values, which differ. Characters are drawn as strokes, so that no font has to be installed.
 */
final class LicenceTemplate {

    static final int WIDTH = 840;
    static final int HEIGHT = 1188;

    private static final int TEMPLATE_SEED = 4711;
    private static final int LEFT = 110;
    private static final int VALUES = 270;
    private static final int RIGHT = 740;
    private static final int TOP = 380;
    private static final int LINE = 52;
    private static final int GLYPH = 22;
    private static final int STROKES = 6;

    /** The fewest and the most characters of each value. */
    private static final int[][] LENGTHS = {{8, 20}, {18, 18}, {6, 10}, {2, 4}, {6, 9}, {11, 11}, {12, 34}, {40, 110}};

    private LicenceTemplate() {}

    /** The copy of one of many companies. */
    static BufferedImage filled(int company) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        try {
            drawTemplate(graphics, new Random(TEMPLATE_SEED));
            drawValues(graphics, new Random(company));
            drawSeal(graphics, new Random(TEMPLATE_SEED));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void drawTemplate(Graphics2D graphics, Random random) {
        graphics.setColor(new Color(252, 250, 240));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(200, 160, 60));
        graphics.setStroke(new BasicStroke(10));
        graphics.drawRect(40, 40, WIDTH - 80, HEIGHT - 80);
        graphics.setColor(new Color(200, 30, 30));
        graphics.fillOval(WIDTH / 2 - 55, 80, 110, 110);
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < 4; i++) {
            glyph(graphics, random, WIDTH / 2 - 200 + i * 105, 220, 80);
        }
        for (int row = 0; row < LENGTHS.length; row++) {
            text(graphics, random, LEFT, TOP + row * LINE, 5);
        }
    }

    private static void drawValues(Graphics2D graphics, Random random) {
        graphics.setColor(new Color(30, 30, 30));
        for (int row = 0; row < LENGTHS.length; row++) {
            int length = LENGTHS[row][0] + random.nextInt(LENGTHS[row][1] - LENGTHS[row][0] + 1);
            text(graphics, random, VALUES, TOP + row * LINE, length);
        }
    }

    private static void drawSeal(Graphics2D graphics, Random random) {
        graphics.setColor(new Color(210, 40, 40));
        graphics.setStroke(new BasicStroke(5));
        graphics.drawOval(520, 930, 170, 170);
        for (int i = 0; i < 5; i++) {
            glyph(graphics, random, 545 + i * 25, 1000, GLYPH);
        }
    }

    private static void text(Graphics2D graphics, Random random, int x, int y, int length) {
        int perLine = (RIGHT - x) / (GLYPH + 2);
        for (int i = 0; i < length; i++) {
            glyph(graphics, random, x + i % perLine * (GLYPH + 2), y + i / perLine * (GLYPH + 6), GLYPH);
        }
    }

    private static void glyph(Graphics2D graphics, Random random, int x, int y, int size) {
        graphics.setStroke(new BasicStroke(Math.max(2, size / 10f)));
        for (int i = 0; i < STROKES; i++) {
            graphics.drawLine(
                    x + random.nextInt(size),
                    y + random.nextInt(size),
                    x + random.nextInt(size),
                    y + random.nextInt(size));
        }
    }
}
