package io.countersign.platform.web;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a field's value may be in JSON. */
@SuppressWarnings("ImmutableEnumChecker") // records of strings and method references are
enum JsonKind {
    TEXT(JsonNode::isString, "Send a text in quotes.", "请使用带引号的文本。"),
    FLAG(JsonNode::isBoolean, "Send true or false.", "请使用 true 或 false。"),
    INTEGER(JsonNode::canConvertToExactIntegral, "Send a whole number.", "请使用整数。"),
    OBJECT(JsonNode::isObject, "Send an object in braces.", "请使用花括号对象。"),
    LIST(JsonNode::isArray, "Send a list in brackets.", "请使用方括号列表。");

    private final Predicate<JsonNode> test;
    private final LocalizedText fix;

    JsonKind(Predicate<JsonNode> test, String fixEn, String fixZh) {
        this.test = test;
        this.fix = new LocalizedText(fixEn, fixZh);
    }

    boolean covers(JsonNode node) {
        return test.test(node);
    }

    LocalizedText fix() {
        return fix;
    }
}
