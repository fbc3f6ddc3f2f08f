package io.countersign.embedded.document;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Iterates over the elements of a document; a value is decoded only on demand. */
final class BsonElements {

    private static final int LENGTH_BYTES = Integer.BYTES;

    private final ByteBuf document;
    private int start;
    private int valueStart;
    private int end = LENGTH_BYTES;
    private String name = "";

    BsonElements(byte[] document) {
        this.document = Unpooled.wrappedBuffer(document);
    }

    /** Whether there is a next element, to which it moves. */
    boolean next() {
        start = end;
        if (document.getByte(start) == BsonConstants.TERMINATING_BYTE) {
            return false;
        }
        int nameEnd = terminator(start + 1);
        name = document.toString(start + 1, nameEnd - start - 1, StandardCharsets.UTF_8);
        valueStart = nameEnd + 1;
        end = valueStart + valueLength();
        return true;
    }

    String name() {
        return name;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    @Nullable
    Object value() {
        return BsonDecoder.decodeValue(type(), document.readerIndex(valueStart));
    }

    private byte type() {
        return document.getByte(start);
    }

    private int terminator(int from) {
        return document.indexOf(from, document.writerIndex(), BsonConstants.STRING_TERMINATION);
    }

    private int valueLength() {
        return switch (type()) {
            case BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> 0;
            case BsonConstants.TYPE_BOOLEAN -> Byte.BYTES;
            case BsonConstants.TYPE_INT32 -> Integer.BYTES;
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> Long.BYTES;
            case BsonConstants.TYPE_OBJECT_ID -> BsonConstants.LENGTH_OBJECTID;
            case BsonConstants.TYPE_DECIMAL128 -> 2 * Long.BYTES;
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
                LENGTH_BYTES + document.getIntLE(valueStart);
            case BsonConstants.TYPE_DATA -> LENGTH_BYTES + Byte.BYTES + document.getIntLE(valueStart);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> document.getIntLE(valueStart);
            case BsonConstants.TYPE_REGEX -> terminator(terminator(valueStart) + 1) + 1 - valueStart;
            default -> throw new IllegalArgumentException("Unknown BSON type " + type() + " of the field " + name);
        };
    }
}
