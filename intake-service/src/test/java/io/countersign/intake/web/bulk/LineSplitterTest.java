package io.countersign.intake.web.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private static List<String> cut(int longest, String... parts) {
        var lines = new LineSplitter(longest);
        var found = new ArrayList<LineSplitter.Line>();
        for (var part : parts) {
            found.addAll(lines.add(part.getBytes(UTF_8)));
        }
        found.addAll(lines.end());
        return found.stream()
                .map(line ->
                        line.number() + ":" + (line.content() == null ? "too long" : new String(line.content(), UTF_8)))
                .toList();
    }

    @Test
    void aLineMayComeInPieces() {
        assertThat(cut(10, "a", "b\nc", "", "d\n", "e")).containsExactly("1:ab", "2:cd", "3:e");
        assertThat(cut(10, "ab\n")).containsExactly("1:ab");
        assertThat(cut(10)).isEmpty();
    }

    @Test
    void oneThatIsTooLongIsOnlyCounted() {
        assertThat(cut(3, "abcd\nef\n", "gh", "ij", "k\nlmn"))
                .containsExactly("1:too long", "2:ef", "3:too long", "4:lmn");
        assertThat(cut(3, "abcdefgh")).containsExactly("1:too long");
    }

    @Test
    void blankOnesAreKnown() {
        var lines = new LineSplitter(100).add("\n \t\r\nx\n".getBytes(UTF_8));

        assertThat(lines).extracting(LineSplitter.Line::isBlank).containsExactly(true, true, false);
    }
}
