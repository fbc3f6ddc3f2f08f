package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the Tencent-compatible API names every error code of the official SDK: it occurs, or it says why not. */
class OfficialErrorCodesTest {

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([A-Za-z]*)(\\.[A-Za-z]+)?`");

    @Test
    void everyCodeOfTheSdkIsDocumented() throws IOException {
        var older = Arrays.stream(com.tencentcloudapi.sms.v20190711.SmsErrorCode.values())
                .map(com.tencentcloudapi.sms.v20190711.SmsErrorCode::getValue);
        var newer = Arrays.stream(com.tencentcloudapi.sms.v20210111.SmsErrorCode.values())
                .map(com.tencentcloudapi.sms.v20210111.SmsErrorCode::getValue);

        assertThat(documented()).containsAll(Stream.concat(older, newer).collect(Collectors.toSet()));
    }

    /** A code that begins with a dot belongs to the kind before it in its cell. */
    private static Set<String> documented() throws IOException {
        var document = Files.readString(Jars.ROOT.resolve("docs/tencent-compatible-api.md"));
        var cells = FIRST_CELL.matcher(document.substring(document.indexOf("## Error codes")));
        var codes = new HashSet<String>();
        while (cells.find()) {
            var kind = "";
            var found = CODE.matcher(cells.group(1));
            while (found.find()) {
                kind = found.group(1).isEmpty() ? kind : found.group(1);
                codes.add(found.group(2) == null ? kind : kind + found.group(2));
            }
        }
        return codes;
    }
}
