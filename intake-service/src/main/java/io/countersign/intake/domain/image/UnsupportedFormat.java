package io.countersign.intake.domain.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** Formats that are known by their first bytes and are not accepted, so that a refusal can name them. */
public enum UnsupportedFormat {
    PDF("PDF"),
    GIF("GIF"),
    WEBP("WebP"),
    HEIC("HEIC"),
    AVIF("AVIF"),
    TIFF("TIFF"),
    BMP("BMP");

    private final String displayName;

    UnsupportedFormat(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }

    public static Optional<UnsupportedFormat> of(byte[] content) {
        var head = new String(content, 0, Math.min(16, content.length), ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
    }

    private boolean begins(String head) {
        return switch (this) {
            case PDF -> head.startsWith("%PDF-");
            case GIF -> head.startsWith("GIF8");
            case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
            case HEIC -> isBrand(head, "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
            case AVIF -> isBrand(head, "avif", "avis");
            case TIFF -> head.startsWith("II*\0") || head.startsWith("MM\0*");
            case BMP -> head.startsWith("BM");
        };
    }

    private static boolean isBrand(String head, String... brands) {
        return head.startsWith("ftyp", 4) && Arrays.stream(brands).anyMatch(brand -> head.startsWith(brand, 8));
    }
}
