package io.countersign.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON in the store's file, which is smaller and faster than serialized Java objects. */
final class DocumentDataType extends BasicDataType<Document> {

    static final DocumentDataType BSON = new DocumentDataType();

    private static final int ENTRY_BYTES = 64;

    private DocumentDataType() {}

    @Override
    public int getMemory(Document document) {
        return sizeOf(document);
    }

    /** @return an estimate of the bytes in memory */
    static int sizeOf(Object value) {
        return switch (value) {
            case null -> 0;
            case Map<?, ?> map -> sizeOfAll(map.values()) + ENTRY_BYTES * (map.size() + 1);
            case Collection<?> list -> sizeOfAll(list) + ENTRY_BYTES;
            case String text -> text.length() + ENTRY_BYTES;
            case byte[] bytes -> bytes.length + ENTRY_BYTES;
            default -> ENTRY_BYTES;
        };
    }

    private static int sizeOfAll(Collection<?> values) {
        int size = 0;
        for (var value : values) {
            size += sizeOf(value);
        }
        return size;
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        var bytes = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, bytes);
        target.put(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
    }

    @Override
    public Document read(ByteBuffer source) {
        var bytes = Unpooled.wrappedBuffer(source);
        int before = bytes.readableBytes();
        var document = BsonDecoder.decodeBson(bytes);
        source.position(source.position() + before - bytes.readableBytes());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
