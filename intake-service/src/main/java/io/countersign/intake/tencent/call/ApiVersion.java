package io.countersign.intake.tencent.call;

import java.util.Arrays;

/** The two versions of the official API; they differ in names of fields and in details of answers. */
public enum ApiVersion {
    V2019("2019-07-11"),
    V2021("2021-01-11");

    private final String text;

    ApiVersion(String text) {
        this.text = text;
    }

    public static ApiVersion of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new TencentError(
                        "NoSuchVersion",
                        "The API version `" + TencentError.quoted(text) + "` does not exist.",
                        "接口版本 `" + TencentError.quoted(text) + "` 不存在。"));
    }

    public String purposeField() {
        return this == V2019 ? "UsedMethod" : "SignPurpose";
    }
}
