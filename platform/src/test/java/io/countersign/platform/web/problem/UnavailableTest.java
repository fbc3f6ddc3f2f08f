package io.countersign.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailableTest {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final int DUPLICATE_KEY = 11_000;

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError concern, int... codes) {
        var errors = Arrays.stream(codes)
                .mapToObj(code -> new BulkWriteError(code, "refused", new BsonDocument(), 0))
                .toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, concern, SERVER, Set.of());
    }

    private static int status(Throwable failure) {
        return ProblemAdvice.problem(new IllegalStateException(failure))
                .status()
                .value();
    }

    @ParameterizedTest
    @ValueSource(ints = {91, 189, 10107, 11600, 11602, 13435, 13436})
    void aServerThatStepsDownIsUnavailableInEachFormOfItsError(int code) {
        var error = new WriteError(code, "not primary", new BsonDocument());

        assertThat(status(new MongoException(code, "not primary"))).isEqualTo(503);
        assertThat(status(new MongoWriteException(error, SERVER, Set.of()))).isEqualTo(503);
        assertThat(status(bulk(null, DUPLICATE_KEY, code))).isEqualTo(503);
    }

    @Test
    void aWriteThatTheMajorityDidNotConfirmIsUnavailable() {
        var concern = new WriteConcernError(64, "WriteConcernFailed", "waiting timed out", new BsonDocument());

        assertThat(status(bulk(concern))).isEqualTo(503);
    }

    @Test
    void aClearedPoolIsUnavailableWithRetryAfter() {
        var cleared = new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), SERVER), null);

        assertThat(ProblemAdvice.problem(cleared).status().value()).isEqualTo(503);
        assertThat(ProblemAdvice.problem(cleared).headers()).containsKey("Retry-After");
    }

    @Test
    void aWriteThatTheStoreRefusesIsOurFault() {
        assertThat(status(bulk(null, DUPLICATE_KEY))).isEqualTo(500);
        assertThat(status(new MongoException(121, "document failed validation")))
                .isEqualTo(500);
        assertThat(status(new MongoBulkWriteException(
                        BulkWriteResult.unacknowledged(), List.of(), null, SERVER, Set.of())))
                .isEqualTo(500);
    }
}
