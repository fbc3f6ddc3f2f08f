package io.countersign.platform.web.problem;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

/** Distinguishes a server that does not answer for now from one that refuses a write. */
public final class Unavailable {

    private static final List<Class<? extends Throwable>> KINDS = List.of(
            NotAcknowledgedException.class,
            com.mongodb.MongoTimeoutException.class,
            com.mongodb.MongoSocketException.class,
            com.mongodb.MongoNotPrimaryException.class,
            com.mongodb.MongoNodeIsRecoveringException.class,
            com.mongodb.MongoServerUnavailableException.class,
            com.mongodb.MongoConnectionPoolClearedException.class,
            com.mongodb.MongoInterruptedException.class,
            com.mongodb.MongoWriteConcernException.class,
            com.mongodb.MongoExecutionTimeoutException.class,
            DataAccessResourceFailureException.class,
            QueryTimeoutException.class,
            org.apache.kafka.common.KafkaException.class,
            org.springframework.kafka.KafkaException.class,
            AuthenticationServiceException.class,
            JwtDecoderInitializationException.class);

    /**
     * MongoDB's codes of what passes: host unreachable, host not found, write concern, network timeout, shutdown, stepped
     * down, time limit, socket, and the kinds of not being primary.
     */
    private static final Set<Integer> PASSING =
            Set.of(6, 7, 64, 89, 91, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436);

    private Unavailable() {}

    /** Whether such a server is behind a failure: a caller over REST receives 503. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (is(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Throwable failure) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(failure))
                || (failure instanceof MongoException refused && passes(refused));
    }

    private static boolean passes(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk ? passes(bulk) : PASSING.contains(failure.getCode());
    }

    private static boolean passes(MongoBulkWriteException bulk) {
        var errors = bulk.getWriteErrors().stream().mapToInt(error -> error.getCode());
        return bulk.getWriteConcernError() != null || errors.anyMatch(PASSING::contains);
    }
}
