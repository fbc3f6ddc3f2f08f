package io.countersign.intake.rpc;

import java.util.Arrays;

/** The two versions of the official API; they differ in names of fields and in details of answers. */
enum Version {
    V2019("2019-07-11"),
    V2021("2021-01-11");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    static Version of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new RpcError(
                        "NoSuchVersion",
                        "The API version `" + RpcError.quoted(text) + "` does not exist.",
                        "接口版本 `" + RpcError.quoted(text) + "` 不存在。"));
    }

    String purposeField() {
        return this == V2019 ? "UsedMethod" : "SignPurpose";
    }
}
