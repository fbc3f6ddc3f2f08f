package io.countersign.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reviewer, who decides what no rule decides. */
record Reviewer(Client client) {

    void approves(String id) {
        decides(id, Map.of("verdict", "approve"));
    }

    void rejects(String id, String... codes) {
        var reasons = List.of(codes).stream().map(code -> Map.of("code", code)).toList();
        decides(id, Map.of("verdict", "reject", "reasons", reasons));
    }

    void asks(String id, String text) {
        claimsAnd(id, "ask", Map.of("text", text));
    }

    private void decides(String id, Map<String, Object> verdict) {
        claimsAnd(id, "verdict", verdict);
    }

    private void claimsAnd(String id, String command, Map<String, Object> fields) {
        var claim = client.post("/v1/cases/" + id + "/claim").expect(200).body();
        var whole = new HashMap<>(fields);
        whole.put("revision", claim.path("revision").intValue());
        whole.put("token", claim.path("token").stringValue());
        client.post("/v1/cases/" + id + "/" + command, whole).expect(200);
    }
}
