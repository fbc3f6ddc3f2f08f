package io.countersign.embedded.document;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An immutable document as BSON. It takes a fraction of the memory of its values as objects. */
public final class EncodedDocument {

    private static final int INITIAL_BYTES = 1024;

    private final byte[] bytes;

    /** @param bytes a BSON document, which is not copied */
    public EncodedDocument(byte[] bytes) {
        this.bytes = bytes;
    }

    public static EncodedDocument of(Map<String, ?> document) {
        var target = Unpooled.buffer(INITIAL_BYTES);
        BsonWriter.writeDocument(document, target);
        return copyOf(target);
    }

    private static EncodedDocument copyOf(ByteBuf written) {
        var bytes = new byte[written.readableBytes()];
        written.readBytes(bytes);
        return new EncodedDocument(bytes);
    }

    public int size() {
        return bytes.length;
    }

    /** @return the bytes, which must not be changed */
    public byte[] bytes() {
        return bytes;
    }

    /** @return a new document, which may be changed */
    public Document decode() {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** Decodes those of the fields that exist. */
    public Document decode(Set<String> names) {
        var document = new Document();
        var elements = new BsonElements(bytes);
        while (elements.next()) {
            if (names.contains(elements.name())) {
                document.put(elements.name(), elements.value());
            }
        }
        return document;
    }

    /**
     * Replaces the fields of these names by those of the given document: they keep their position, are removed, or are
     * added at the end.
     */
    public EncodedDocument with(Set<String> names, Document fields) {
        var target = Unpooled.buffer(bytes.length + INITIAL_BYTES);
        target.writeIntLE(0);
        var added = new HashSet<>(fields.keySet());
        var elements = new BsonElements(bytes);
        while (elements.next()) {
            var name = elements.name();
            if (!names.contains(name)) {
                target.writeBytes(bytes, elements.start(), elements.length());
            } else if (added.remove(name)) {
                BsonWriter.writeElement(name, fields.get(name), target);
            }
        }
        fields.forEach((name, value) -> {
            if (added.contains(name)) {
                BsonWriter.writeElement(name, value, target);
            }
        });
        target.writeByte(0);
        target.setIntLE(0, target.writerIndex());
        return copyOf(target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return decode().toString();
    }
}
