package io.countersign.operations.command;

import tools.jackson.databind.json.JsonMapper;

/** The one reader and writer of JSON. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
}
