package io.countersign.platform.store.document;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.springframework.core.convert.ConversionException;
import org.springframework.data.mapping.MappingException;

/**
 * The closed list of store errors that depend on one document alone: the document is too large, or cannot be encoded,
 * decoded or mapped. The server refused the document, so none of it is written, and repeating the operation does not
 * help. Every other failure of the store counts as an outage.
 */
public final class DocumentErrors {

    /**
     * {@code BSONObjectTooLarge}; {@code KeyTooLong} (servers before 4.2); the result of an update, or of an upsert, is
     * too large.
     */
    private static final Set<Integer> CODES = Set.of(10334, 17280, 17419, 17420);

    private DocumentErrors() {}

    /** Whether {@code failure} or one of its causes is in the list. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isDocumentError(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code failure} itself, its causes not considered, is in the list. */
    static boolean isDocumentError(Throwable failure) {
        return switch (failure) {
            case UnreadableDocumentException _,
                    BsonMaximumSizeExceededException _,
                    CodecConfigurationException _,
                    MappingException _,
                    ConversionException _,
                    BsonInvalidOperationException _ -> true;
            case MongoBulkWriteException bulk -> hasDocumentError(bulk);
            case MongoWriteException write -> CODES.contains(write.getCode());
            case MongoCommandException command -> CODES.contains(command.getCode());
            default -> false;
        };
    }

    /** The other writes of an unordered bulk may be done; without the write concern nothing is known to be durable. */
    private static boolean hasDocumentError(MongoBulkWriteException bulk) {
        return bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().anyMatch(error -> CODES.contains(error.getCode()));
    }
}
