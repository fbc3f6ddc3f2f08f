package io.countersign.embedded.store.disk;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.countersign.embedded.index.IndexEntry;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Index entries in the store's file: the record number, then each value as BSON; in the order of the index. */
final class IndexEntryDataType extends BasicDataType<IndexEntry> {

    private static final byte MISSING = 0;
    private static final int OBJECT_BYTES = 40;

    private final Comparator<IndexEntry> order;

    IndexEntryDataType(Comparator<IndexEntry> order) {
        this.order = order;
    }

    @Override
    public int compare(IndexEntry left, IndexEntry right) {
        return order.compare(left, right);
    }

    @Override
    public int getMemory(IndexEntry entry) {
        int memory = OBJECT_BYTES;
        for (int i = 0; i < entry.size(); i++) {
            memory += entry.value(i) instanceof String text ? OBJECT_BYTES + text.length() : OBJECT_BYTES;
        }
        return memory;
    }

    @Override
    public void write(WriteBuffer target, IndexEntry entry) {
        target.putVarLong(entry.record());
        target.putVarInt(entry.size());
        var bytes = Unpooled.buffer(64);
        for (int i = 0; i < entry.size(); i++) {
            var value = entry.value(i);
            if (value instanceof Missing) {
                bytes.writeByte(MISSING);
            } else {
                byte type = BsonEncoder.determineType(value);
                bytes.writeByte(type);
                BsonEncoder.encodeValue(type, value, bytes);
            }
        }
        target.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public IndexEntry read(ByteBuffer source) {
        long record = DataUtils.readVarLong(source);
        var values = new @Nullable Object[DataUtils.readVarInt(source)];
        var bytes = Unpooled.wrappedBuffer(source);
        int before = bytes.readableBytes();
        for (int i = 0; i < values.length; i++) {
            byte type = bytes.readByte();
            values[i] = type == MISSING ? Missing.getInstance() : BsonDecoder.decodeValue(type, bytes);
        }
        source.position(source.position() + before - bytes.readableBytes());
        return new IndexEntry(values, record);
    }

    @Override
    public IndexEntry[] createStorage(int size) {
        return new IndexEntry[size];
    }
}
