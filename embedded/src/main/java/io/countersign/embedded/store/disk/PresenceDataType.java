package io.countersign.embedded.store.disk;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The value of a map whose keys alone matter; takes no space. */
final class PresenceDataType extends BasicDataType<Boolean> {

    static final PresenceDataType INSTANCE = new PresenceDataType();

    private PresenceDataType() {}

    @Override
    public int getMemory(Boolean value) {
        return 0;
    }

    @Override
    public void write(WriteBuffer target, Boolean value) {
        // The key's existence is the value.
    }

    @Override
    public Boolean read(ByteBuffer source) {
        return Boolean.TRUE;
    }

    @Override
    public Boolean[] createStorage(int size) {
        return new Boolean[size];
    }
}
