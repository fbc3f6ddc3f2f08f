package io.countersign.standalone;

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
record KeyPairs(Map<String, Pair> pairs) {

    /** What an account signs its calls with. */
    record Pair(String secretId, String secretKey) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads those that were made, and makes what is missing. */
    static KeyPairs in(Path file, Demo demo, Registration registration) {
        try {
            var kept = Files.exists(file)
                    ? JSON.readValue(Files.readString(file), KeyPairs.class)
                    : new KeyPairs(Map.of());
            var all = new TreeMap<>(kept.pairs());
            demo.accounts().forEach(account -> all.computeIfAbsent(account.id(), registration::keyPair));
            if (!all.equals(kept.pairs())) {
                DataDirectory.writePrivately(
                        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new KeyPairs(all)));
            }
            return new KeyPairs(all);
        } catch (IOException e) {
            throw CannotStart.because("the demo key pairs in " + file, e);
        }
    }

    Pair of(Demo.Account account) {
        return pairs.getOrDefault(account.id(), new Pair("", ""));
    }
}
