package io.countersign.review.store.reviewer;

import io.countersign.review.domain.reviewer.Draft;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A draft as it is stored; it expires by an index. */
@Document(DraftDocument.DRAFTS)
record DraftDocument(@MongoId String id, int schema, String reviewer, String content, Instant expires) {

    static final String DRAFTS = "drafts";
    static final String REVIEWER = "reviewer";
    static final String EXPIRES = "expires";

    private static final int SCHEMA = 1;
    private static final char SEPARATOR = ':';

    /** A signature's id has no colon, so no two pairs share an id. */
    static String id(String reviewer, String signature) {
        return signature + SEPARATOR + reviewer;
    }

    static DraftDocument of(Draft draft) {
        return new DraftDocument(
                id(draft.reviewer(), draft.signature()), SCHEMA, draft.reviewer(), draft.content(), draft.expires());
    }

    Draft toDraft() {
        return new Draft(reviewer, id.substring(0, id.indexOf(SEPARATOR)), content, expires);
    }
}
