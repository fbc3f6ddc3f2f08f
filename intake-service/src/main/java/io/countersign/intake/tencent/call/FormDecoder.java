package io.countersign.intake.tencent.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes a query, or the body of a form. */
public final class FormDecoder {

    /** A message to 200 numbers with 200 template parameters fits. */
    private static final int MAX_PARAMETERS = 1_000;

    private FormDecoder() {}

    public static Map<String, String> decode(byte[] body) {
        try {
            return decode(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException notUtf8) {
            throw TencentError.unreadable();
        }
    }

    /** @throws TencentError if an escape is malformed, a parameter is repeated, or there are more than 1,000 */
    public static Map<String, String> decode(String encoded) {
        var parameters = new LinkedHashMap<String, String>();
        if (encoded.chars().filter(c -> c == '&').limit(MAX_PARAMETERS).count() >= MAX_PARAMETERS) {
            throw TencentError.tooLarge();
        }
        for (var pair : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (!pair.isEmpty()
                    && parameters.put(
                                    part(equals < 0 ? pair : pair.substring(0, equals)),
                                    equals < 0 ? "" : part(pair.substring(equals + 1)))
                            != null) {
                throw TencentError.unreadable();
            }
        }
        return parameters;
    }

    private static String part(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw TencentError.unreadable();
        }
    }
}
