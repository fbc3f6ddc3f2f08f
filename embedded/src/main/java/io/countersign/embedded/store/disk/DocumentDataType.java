package io.countersign.embedded.store.disk;

import io.countersign.embedded.document.EncodedDocument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the store's file, as the BSON that they are held in. */
final class DocumentDataType extends BasicDataType<EncodedDocument> {

    static final DocumentDataType INSTANCE = new DocumentDataType();

    private static final int OBJECT_BYTES = 40;

    private DocumentDataType() {}

    @Override
    public int getMemory(EncodedDocument document) {
        return OBJECT_BYTES + document.size();
    }

    @Override
    public void write(WriteBuffer target, EncodedDocument document) {
        target.put(document.bytes());
    }

    /** A document starts with its length. */
    @Override
    public EncodedDocument read(ByteBuffer source) {
        int length = source.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt();
        var bytes = new byte[length];
        source.get(bytes);
        return new EncodedDocument(bytes);
    }

    @Override
    public EncodedDocument[] createStorage(int size) {
        return new EncodedDocument[size];
    }
}
