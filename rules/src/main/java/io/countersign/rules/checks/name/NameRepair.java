package io.countersign.rules.checks.name;

import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import java.text.Normalizer;

/** Repairs what can be repaired automatically in a name: brackets, width, spaces and invisible characters. */
final class NameRepair {

    private NameRepair() {}

    /** The reason with the repaired name as a patch, if there is anything to repair; the engine verifies it. */
    static Reason offer(Reason reason, String name, Region region) {
        var mended = mend(name, region);
        return mended.equals(name) || mended.isEmpty()
                ? reason
                : reason.repairedBy(PatchOperation.replace("/name", mended));
    }

    static String mend(String name, Region region) {
        var mended = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            int narrow = NameCharactersRule.isWide(c) ? narrow(c) : c;
            if (!NameBracketsRule.isBracket(narrow)
                    && !isInvisible(narrow)
                    && !(isDomestic(region) && isSpace(narrow))) {
                mended.appendCodePoint(narrow);
            }
        }
        return Normalizer.normalize(mended, Normalizer.Form.NFC).strip();
    }

    private static boolean isDomestic(Region region) {
        return region == Region.DOMESTIC;
    }

    private static int narrow(int c) {
        return c == 0x3000 ? ' ' : c - 0xFEE0;
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
