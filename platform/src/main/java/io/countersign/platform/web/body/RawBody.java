package io.countersign.platform.web.body;

import org.springframework.http.MediaType;

/** A request's body as it came, within its limit; a controller's parameter. */
@SuppressWarnings("ArrayRecordComponent")
public record RawBody(MediaType type, byte[] bytes) {}
