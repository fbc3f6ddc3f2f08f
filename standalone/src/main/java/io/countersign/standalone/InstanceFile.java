package io.countersign.standalone;

import io.countersign.issuer.PrivateFile;
import io.countersign.standalone.demo.DemoKeyPairs;
import io.countersign.standalone.demo.DemoTokens;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.demo.ReviewerRole;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.process.StartFailedException;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What scripts read to find a running instance: addresses, accounts, tokens. Members are added, never renamed. */
record InstanceFile(ServerAddresses servers, DemoUsers demo, DemoTokens tokens, DemoKeyPairs keys) {

    void write(DataDirectory data) {
        try {
            PrivateFile.write(
                    data.running(),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(content()));
        } catch (IOException e) {
            throw StartFailedException.because(data.running().toString(), e);
        }
    }

    Map<String, Object> content() {
        var content = new LinkedHashMap<String, Object>();
        var management = new LinkedHashMap<String, Object>();
        for (var service : ServiceKind.values()) {
            content.put(service.label(), PortPlan.url(servers.ports().api(service)));
            management.put(service.label(), PortPlan.url(servers.ports().management(service)));
        }
        content.put("issuer", servers.issuer());
        content.put("management", management);
        content.put("kafka", servers.kafka());
        content.put("mongodb", servers.mongodb());
        content.put("accounts", demo.accounts().stream().map(this::account).toList());
        content.put("sandbox", sandbox());
        content.put("platforms", List.of(Map.of("name", DemoUsers.PLATFORM, "token", tokens.platform())));
        content.put("reviewers", reviewers());
        content.put("operator", Map.of("token", tokens.operator()));
        return content;
    }

    private Map<String, Object> account(DemoUsers.Account account) {
        var member = new LinkedHashMap<String, Object>();
        member.put("id", account.id());
        member.put("kind", account.kind());
        member.put("name", account.verifiedName());
        member.put("token", tokens.account(account));
        member.put("user", account.id());
        member.put("password", demo.password(account.id()));
        member.put("secretId", keys.of(account).secretId());
        member.put("secretKey", keys.of(account).secretKey());
        return member;
    }

    private Map<String, Object> sandbox() {
        var member = account(DemoUsers.SANDBOX);
        member.put("signature", DemoUsers.SANDBOX_SIGNATURE);
        return member;
    }

    private List<Map<String, Object>> reviewers() {
        var reviewers = new ArrayList<Map<String, Object>>();
        for (var role : ReviewerRole.values()) {
            var member = new LinkedHashMap<String, Object>();
            member.put("name", role.label());
            member.put("role", role.label());
            member.put("token", tokens.reviewer(role));
            member.put("password", demo.password(role.label()));
            reviewers.add(member);
        }
        return reviewers;
    }
}
