package io.countersign.standalone.demo;

import io.countersign.issuer.PrivateFile;
import io.countersign.standalone.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key pair of the Tencent-compatible API for each demo account, made through intake at the first start and kept: intake
 * shows a secret only once.
 */
public record DemoKeyPairs(Map<String, Pair> pairs) {

    /** What an account signs its calls with. */
    public record Pair(String secretId, String secretKey) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads those that were made, and makes what is missing. */
    public static DemoKeyPairs in(Path file, DemoUsers demo, DemoRegistration registration) {
        try {
            var kept = Files.exists(file)
                    ? JSON.readValue(Files.readString(file), DemoKeyPairs.class)
                    : new DemoKeyPairs(Map.of());
            var all = new TreeMap<>(kept.pairs());
            demo.everyAccount().forEach(account -> all.computeIfAbsent(account.id(), registration::keyPair));
            if (!all.equals(kept.pairs())) {
                PrivateFile.write(
                        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new DemoKeyPairs(all)));
            }
            return new DemoKeyPairs(all);
        } catch (IOException e) {
            throw StartFailedException.because("the demo key pairs in " + file, e);
        }
    }

    public Pair of(DemoUsers.Account account) {
        return pairs.getOrDefault(account.id(), new Pair("", ""));
    }
}
