package io.countersign.acceptance;

import java.util.List;
import java.util.Map;

/** Somebody who decides what no rule does. */
record Reviewer(Client client) {

    void approves(String id) {
        decides(id, Map.of("verdict", "approve"));
    }

    void rejects(String id, String... codes) {
        var reasons = List.of(codes).stream().map(code -> Map.of("code", code)).toList();
        decides(id, Map.of("verdict", "reject", "reasons", reasons));
    }

    private void decides(String id, Map<String, Object> verdict) {
        var claim = client.post("/v1/cases/" + id + "/claim").expect(200).body();
        var whole = new java.util.HashMap<>(verdict);
        whole.put("revision", claim.path("revision").intValue());
        whole.put("token", claim.path("token").stringValue());
        client.post("/v1/cases/" + id + "/verdict", whole).expect(200);
    }
}
