package io.countersign.review.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** Names a claim. */
@Schema(name = "ClaimReference")
record LeaseRequest(
        @RevisionNumber Long revision, @ClaimToken String token) implements LeaseCommand {}
