package io.countersign.platform.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults of one request as they are found, with their texts. */
final class Faults {

    private static final LocalizedText SEND_IT = new LocalizedText("Send the field.", "请提供该字段。");
    private static final LocalizedText REQUIRED = new LocalizedText("The field is missing.", "缺少该字段。");
    private static final LocalizedText EMPTY = new LocalizedText("The field is empty.", "该字段为空。");
    private static final LocalizedText FILL_IT = new LocalizedText("Send a text that is not blank.", "请填写非空白的文本。");
    private static final LocalizedText UNKNOWN = new LocalizedText("No such field is known.", "没有这个字段。");
    private static final LocalizedText LEAVE_OUT =
            new LocalizedText("Leave it out, or check its spelling.", "请删除该字段，或检查拼写。");
    private static final LocalizedText WRONG_TYPE =
            new LocalizedText("The field has the wrong JSON type.", "该字段的 JSON 类型不正确。");
    private static final LocalizedText NO_SUCH_CODE =
            new LocalizedText("The value is none of the known codes.", "该值不是已知的代码。");
    private static final LocalizedText ONE_OF = new LocalizedText("Send one of: %s.", "请使用以下值之一：%s。");
    private static final LocalizedText TOO_LONG =
            new LocalizedText("The text is longer than %d characters.", "文本超过 %d 个字符。");
    private static final LocalizedText SHORTEN = new LocalizedText("Shorten it.", "请缩短。");
    private static final LocalizedText CONTROL = new LocalizedText("The text holds control characters.", "文本中含有控制字符。");
    private static final LocalizedText REMOVE_CONTROL = new LocalizedText("Remove them.", "请删除控制字符。");
    private static final LocalizedText BAD_FORM =
            new LocalizedText("The text does not have the form that it must have.", "文本格式不符合要求。");
    private static final LocalizedText RANGE = new LocalizedText("The number is out of range.", "数值超出范围。");
    private static final LocalizedText BETWEEN =
            new LocalizedText("Send a number from %d to %d.", "请使用 %d 到 %d 之间的数值。");
    private static final LocalizedText COUNT = new LocalizedText("The list has too many entries.", "列表中的条目过多。");
    private static final LocalizedText AT_MOST = new LocalizedText("Send at most %d.", "最多 %d 项。");

    /** More are not reported: an answer is not many times as large as its request. */
    static final int MAX_FAULTS = 100;

    private final Set<FieldFault> found = new LinkedHashSet<>();

    List<FieldFault> found() {
        return List.copyOf(found);
    }

    void add(FieldFault fault) {
        if (found.size() < MAX_FAULTS) {
            found.add(fault);
        }
    }

    void required(String pointer) {
        add(new FieldFault("REQUIRED", pointer, REQUIRED, SEND_IT));
    }

    void empty(String pointer) {
        add(new FieldFault("EMPTY", pointer, EMPTY, FILL_IT));
    }

    void unknownField(String pointer) {
        add(new FieldFault("UNKNOWN_FIELD", pointer, UNKNOWN, LEAVE_OUT));
    }

    void wrongType(String pointer, JsonKind kind) {
        add(new FieldFault("WRONG_TYPE", pointer, WRONG_TYPE, kind.fix()));
    }

    void unknownCode(String pointer, List<String> codes) {
        add(new FieldFault("UNKNOWN_CODE", pointer, NO_SUCH_CODE, ONE_OF.with(String.join(", ", codes))));
    }

    void tooLong(String pointer, int limit) {
        add(new FieldFault("TOO_LONG", pointer, TOO_LONG.with(limit), SHORTEN));
    }

    void controlCharacter(String pointer) {
        add(new FieldFault("CONTROL_CHARACTER", pointer, CONTROL, REMOVE_CONTROL));
    }

    void malformed(String pointer, LocalizedText fix) {
        add(new FieldFault("MALFORMED", pointer, BAD_FORM, fix));
    }

    void outOfRange(String pointer, long least, long most) {
        add(new FieldFault("OUT_OF_RANGE", pointer, RANGE, BETWEEN.with(least, most)));
    }

    void tooMany(String pointer, int limit) {
        add(new FieldFault("TOO_MANY", pointer, COUNT, AT_MOST.with(limit)));
    }
}
