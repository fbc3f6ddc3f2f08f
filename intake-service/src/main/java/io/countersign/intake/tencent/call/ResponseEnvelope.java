package io.countersign.intake.tencent.call;

import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The frame of every answer: one key {@code Response}, with the result or the error, and the request's id. */
public final class ResponseEnvelope {

    private static final JsonMapper JSON = new JsonMapper();

    private ResponseEnvelope() {}

    public static byte[] of(String requestId, Consumer<ObjectNode> result) {
        var answer = JsonNodeFactory.instance.objectNode();
        var response = answer.putObject("Response");
        result.accept(response);
        response.put("RequestId", requestId);
        return JSON.writeValueAsBytes(answer);
    }

    public static byte[] of(String requestId, TencentError error, boolean chinese) {
        return of(
                requestId,
                response -> response.putObject("Error")
                        .put("Code", error.code())
                        .put("Message", error.text().in(chinese)));
    }
}
