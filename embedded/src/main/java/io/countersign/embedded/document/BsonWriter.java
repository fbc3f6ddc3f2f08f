package io.countersign.embedded.document;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as BSON, and found ones by copying their bytes. mongo-java-server's encoder would decode and encode
 * them, and makes a map of each array.
 */
public final class BsonWriter {

    private BsonWriter() {}

    public static void writeDocument(Map<String, ?> document, ByteBuf target) {
        if (document instanceof FoundDocument found && found.encoded() != null) {
            target.writeBytes(found.encoded().bytes());
            return;
        }
        int start = begin(target);
        document.forEach((name, value) -> writeElement(name, value, target));
        end(start, target);
    }

    static void writeElement(String name, @Nullable Object value, ByteBuf target) {
        byte type = BsonEncoder.determineType(value);
        target.writeByte(type);
        ByteBufUtil.writeUtf8(target, name);
        target.writeByte(BsonConstants.STRING_TERMINATION);
        switch (value) {
            case Map<?, ?> map -> writeDocument(cast(map), target);
            case Collection<?> array -> writeArray(array, target);
            case null, default -> BsonEncoder.encodeValue(type, value, target);
        }
    }

    @SuppressWarnings("unchecked") // Names are strings.
    private static Map<String, ?> cast(Map<?, ?> document) {
        return (Map<String, ?>) document;
    }

    private static void writeArray(Collection<?> array, ByteBuf target) {
        int start = begin(target);
        int index = 0;
        for (var element : array) {
            writeElement(Integer.toString(index++), element, target);
        }
        end(start, target);
    }

    private static int begin(ByteBuf target) {
        int start = target.writerIndex();
        target.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf target) {
        target.writeByte(BsonConstants.TERMINATING_BYTE);
        target.setIntLE(start, target.writerIndex() - start);
    }
}
