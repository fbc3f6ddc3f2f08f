package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Language;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.command.SubmissionMetrics.Channel;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryAccounts;
import io.countersign.intake.memory.InMemoryCertificateUsage;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeyPairs;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemorySignatureRegistry;
import io.countersign.intake.memory.InMemoryViews;
import io.countersign.intake.memory.PlainTextSealer;
import io.countersign.intake.tencent.action.ApplicationMapper;
import io.countersign.intake.tencent.action.SendSmsHandler;
import io.countersign.intake.tencent.action.SignatureQueries;
import io.countersign.intake.tencent.action.TencentApplications;
import io.countersign.intake.tencent.authentication.CallAuthenticator;
import io.countersign.intake.tencent.authentication.TestSigner;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.limit.CallLimiter;
import io.countersign.intake.tencent.limit.CallThrottle;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.countersign.rules.RuleBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole API on stores in memory, with a key pair for each account. */
final class CallsInMemory {

    static final String ACME = "AKIDacme";
    static final String OTHER = "AKIDother";
    static final String READER = "AKIDreader";
    static final String PERSON = "AKIDperson";
    static final String ORPHAN = "AKIDorphan";
    static final String SANDBOX = "AKIDsandbox";
    static final String SECRET = "secret";
    /** The smallest picture there is. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4CAAAAAAcD2kOAAAAaElEQVR42u3VMQoAMAgEwfv/p7WRvECEwKSzmiq3ybyad3UHDAavwdfgu8Fg8Pf/GQwG6zEYDNZjMFiPTSYYrMe2GgzWYzAYrMdgsB6bTDBYj201GKzHYDBYj8FgPTaZYLAe22owePlug9Tllj61NqsAAAAASUVORK5CYII=";

    static final JsonMapper JSON = new JsonMapper();

    final InMemoryIntake world = new InMemoryIntake(new InMemoryCounters(), new InMemoryKeys(), new Views());
    final InMemoryKeyPairs pairs = new InMemoryKeyPairs();
    final InMemorySignatureRegistry registry = world.approved;
    final List<Channel> submitted = new ArrayList<>();
    final List<MessageAccepted> handed = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    boolean gatewayAnswers = true;

    /** Set, it is what every reading of views ends with. */
    @Nullable
    RuntimeException storeFails;

    Instant now = Fixtures.NOON;

    final CallHandler calls;

    /** What each reading of views waits for first. */
    Runnable storeWaits = () -> {};

    private final class Views extends InMemoryViews {

        @Override
        public List<View> find(Collection<SignatureId> ids) {
            storeWaits.run();
            if (storeFails != null) {
                throw storeFails;
            }
            return super.find(ids);
        }

        @Override
        public List<View> held(AccountId account) {
            storeWaits.run();
            if (storeFails != null) {
                throw storeFails;
            }
            return super.held(account);
        }
    }

    CallsInMemory() {
        this(Map.of());
    }

    CallsInMemory(Map<Action, Integer> limits) {
        this(limits, TestTimeouts.LIMIT);
    }

    CallsInMemory(Map<Action, Integer> limits, Duration timeLimit) {
        var sealer = new PlainTextSealer();
        pair(sealer, ACME, "acme", Set.of(Permission.values()));
        pair(sealer, OTHER, "other", Set.of(Permission.values()));
        pair(sealer, READER, "acme", Set.of(Permission.READ));
        pair(sealer, PERSON, "person", Set.of(Permission.values()));
        pair(sealer, SANDBOX, "sandbox", Set.of(Permission.values()));
        pair(sealer, ORPHAN, "nobody", Set.of(Permission.values()));
        var accounts = new InMemoryAccounts();
        accounts.insert(Fixtures.account(Fixtures.ACME));
        accounts.insert(Fixtures.account(Fixtures.OTHER));
        accounts.insert(
                new AccountSnapshot(new AccountId("person"), AccountKind.INDIVIDUAL, "李雷", Language.ZH, null, false));
        accounts.insert(new AccountSnapshot(
                new AccountId("sandbox"), AccountKind.ENTERPRISE, "Sandbox Ltd", Language.EN, null, true));
        var certificates = new CertificateService(
                new InMemoryCertificates(),
                InMemoryCertificateUsage.ampleQuota(),
                (_, _) -> InMemoryCertificates.shown(),
                world.store,
                (_, _) -> true,
                () -> now);
        calls = new CallHandler(
                new CallAuthenticator(pairs, sealer, () -> now, Set.of("sms.tencentcloudapi.com")),
                new AccountDirectory(accounts, _ -> true, () -> now),
                new CallThrottle(limits, () -> now),
                new CallLimiter(100, 4),
                new TencentApplications(
                        world.intake,
                        new ApplicationMapper(certificates),
                        world.store,
                        world.limits,
                        RuleBook.shipped(),
                        () -> now,
                        (channel, _, _) -> submitted.add(channel)),
                new SignatureQueries(world.store),
                new SendSmsHandler(registry, world.store, this::hand),
                meters,
                new RequestTimeLimit(timeLimit));
    }

    private void pair(PlainTextSealer sealer, String id, String account, Set<Permission> permissions) {
        pairs.insert(new KeyPair(
                id, new AccountId(account), sealer.seal(SECRET, id), permissions, new Act(now, "olga"), null));
    }

    private boolean hand(MessageAccepted message) {
        if (gatewayAnswers) {
            handed.add(message);
        }
        return gatewayAnswers;
    }

    /** What is below {@code Response}. */
    JsonNode call(RawCall request) {
        return JSON.readTree(calls.answer(request, "id-1")).path("Response");
    }

    String code(RawCall request) {
        return call(request).path("Error").path("Code").asString("");
    }

    JsonNode call(ApiVersion version, Action action, ObjectNode parameters) {
        return call(post(ACME, version, action, JSON.writeValueAsString(parameters)));
    }

    String code(ApiVersion version, Action action, ObjectNode parameters) {
        return call(version, action, parameters).path("Error").path("Code").asString("");
    }

    /** Signed by TC3. */
    RawCall post(String id, ApiVersion version, Action action, String body) {
        var headers = new HashMap<String, String>();
        headers.put("Host", "127.0.0.1:8080");
        headers.put("Content-Type", "application/json");
        headers.put("X-TC-Action", action.officialName());
        headers.put("X-TC-Version", version == ApiVersion.V2019 ? "2019-07-11" : "2021-01-11");
        return signed(new RawCall("POST", "", headers, body.getBytes(UTF_8)), id);
    }

    RawCall signed(RawCall request, String id) {
        var headers = new HashMap<>(request.headers());
        headers.put(
                "authorization", TestSigner.header(TestSigner.tc3(request, "127.0.0.1:8080", "sms", now, id, SECRET)));
        headers.put("x-tc-timestamp", Long.toString(now.getEpochSecond()));
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    /** An application that is right in every way. */
    static ObjectNode application(ApiVersion version) {
        return JSON.createObjectNode()
                .put("SignName", "腾讯云")
                .put("SignType", 0)
                .put("DocumentType", 1)
                .put("International", 0)
                .put(version.purposeField(), 0)
                .put("ProofImage", PNG);
    }

    static ObjectNode modification(ApiVersion version, long id) {
        return application(version).put("SignId", id);
    }

    static ObjectNode list(long... ids) {
        var list = JSON.createObjectNode().put("International", 0);
        var set = list.putArray("SignIdSet");
        for (long id : ids) {
            set.add(id);
        }
        return list;
    }

    static ObjectNode message(ApiVersion version, String name, String... numbers) {
        var old = version == ApiVersion.V2019;
        var message = JSON.createObjectNode()
                .put(old ? "SmsSdkAppid" : "SmsSdkAppId", "1400000000")
                .put(old ? "TemplateID" : "TemplateId", "449739")
                .put(old ? "Sign" : "SignName", name);
        var set = message.putArray("PhoneNumberSet");
        for (var number : numbers) {
            set.add(number);
        }
        return message;
    }

    /** The id of a signature that was added. */
    long added(String name) {
        var answer =
                call(ApiVersion.V2021, Action.ADD, application(ApiVersion.V2021).put("SignName", name));
        return answer.path("AddSignStatus").path("SignId").asLong(0);
    }

    long approved(String name) {
        long id = added(name);
        world.reads(Fixtures.approved(new SignatureId(id), 1));
        return id;
    }
}
