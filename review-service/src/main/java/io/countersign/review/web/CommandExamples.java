package io.countersign.review.web;

/** Example bodies of commands, for the API's document. */
final class CommandExamples {

    private static final String HELD = "\"revision\": 1, \"token\": \"3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44\"";

    static final String CLAIM = "{" + HELD + "}";
    static final String APPROVAL = "{" + HELD + ", \"verdict\": \"approve\"}";
    static final String REJECTION = "{" + HELD + ", \"verdict\": \"reject\","
            + " \"reasons\": [{\"code\": \"DOCUMENT_UNREADABLE\", \"pointer\": \"/documents/0\","
            + " \"comment\": \"The stamp can't be read.\"}]}";
    static final String RETIREMENT =
            "{\"reasons\": [{\"code\": \"RETIRED_OWNER_COMPLAINT\"}], \"note\": \"Letter of 3 November.\"}";
    static final String HOLD =
            "{" + HELD + ", \"reason\": \"The registry is closed today.\", \"until\": \"2026-12-01T01:00:00Z\"}";
    static final String HAND_OVER = "{" + HELD + ", \"to\": \"sam\"}";
    static final String ESCALATION = "{" + HELD + ", \"reason\": \"The letter names another company.\"}";
    static final String CASES = "{\"cases\": [\"1001\", \"1002\"]}";
    static final String REASSIGNMENT = "{\"cases\": [\"1001\", \"1002\"], \"to\": \"sam\"}";
    static final String PRIORITY = "{\"cases\": [\"1001\"], \"priority\": \"urgent\"}";
    static final String KNOWN_ANSWER =
            "{\"id\": \"forged-licence-1\", \"near\": \"1001\", \"expected\": \"reject\", \"name\": \"Acme Cloud\","
                    + " \"region\": \"domestic\", \"type\": \"company\", \"purpose\": \"self_use\","
                    + " \"verifiedName\": \"Acme Cloud Ltd\", \"documents\": []}";
    static final String COPIED_ANSWER = "{\"id\": \"copy-of-1001\", \"source\": \"1001\", \"expected\": \"reject\"}";
    static final String ABSENCE = "{\"until\": \"2026-12-01T01:00:00Z\", \"note\": \"On leave.\"}";

    private CommandExamples() {}
}
