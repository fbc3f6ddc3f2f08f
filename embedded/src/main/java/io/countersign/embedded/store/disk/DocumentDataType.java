package io.countersign.embedded.store.disk;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.countersign.embedded.store.storage.DocumentSize;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON in the store's file, which is smaller and faster than serialized Java objects. */
final class DocumentDataType extends BasicDataType<Document> {

    static final DocumentDataType BSON = new DocumentDataType();

    private DocumentDataType() {}

    @Override
    public int getMemory(Document document) {
        return DocumentSize.of(document);
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
