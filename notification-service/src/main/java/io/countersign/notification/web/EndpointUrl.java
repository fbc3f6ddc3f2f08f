package io.countersign.notification.web;

import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.AddressPolicy.Fault;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;

/** Reads an endpoint's URL and says everything that is wrong with it. */
final class EndpointUrl {

    private static final String FIELD = "url";
    private static final URI PLACEHOLDER = URI.create("https://invalid/");
    private static final LocalizedText DETAIL =
            new LocalizedText("Notices can't be posted to this URL.", "无法向该地址发送通知。");
    private static final LocalizedText MALFORMED = new LocalizedText(
            "Send a complete URL such as https://hooks.example.com/notices.",
            "请使用完整的地址，例如 https://hooks.example.com/notices。");
    private static final Map<Fault, LocalizedText> FIXES = new EnumMap<>(Map.of(
            Fault.TOO_LONG, new LocalizedText("Use at most 2048 characters.", "长度不得超过 2048 个字符。"),
            Fault.NOT_ABSOLUTE, MALFORMED,
            Fault.SCHEME, new LocalizedText("Use https.", "请使用 https。"),
            Fault.USER_INFO, new LocalizedText("Leave user and password out.", "请去掉用户名和密码。"),
            Fault.FRAGMENT, new LocalizedText("Leave the part after # out.", "请去掉 # 之后的部分。"),
            Fault.PORT, new LocalizedText("Use a port from 1 to 65535.", "端口应在 1 到 65535 之间。"),
            Fault.PRIVATE, new LocalizedText("Use a host with a public address.", "请使用公网地址。")));

    private EndpointUrl() {}

    static URI in(JsonFields fields, AddressPolicy policy) {
        var text = fields.text(FIELD).required();
        if (text.isBlank()) {
            return PLACEHOLDER;
        }
        try {
            var url = new URI(text);
            policy.check(url).ifPresent(fault -> fault(fields, fault));
            return url;
        } catch (URISyntaxException _) {
            fault(fields, Fault.NOT_ABSOLUTE);
            return PLACEHOLDER;
        }
    }

    private static void fault(JsonFields fields, Fault fault) {
        fields.fault("URL_" + fault.name(), FIELD, DETAIL, FIXES.getOrDefault(fault, MALFORMED));
    }
}
