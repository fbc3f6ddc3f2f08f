package io.countersign.review.web.command;

import io.swagger.v3.oas.annotations.media.Schema;

/** Names a claim. */
@Schema(name = "ClaimReference")
public record LeaseRequest(
        @RevisionNumber Long revision, @ClaimToken String token) implements LeaseCommand {}
