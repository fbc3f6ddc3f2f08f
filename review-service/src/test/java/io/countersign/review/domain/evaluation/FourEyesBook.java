package io.countersign.review.domain.evaluation;

import io.countersign.rules.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Rules as they ship, under which two reviewers have to agree on whatever is referred. */
public final class FourEyesBook {

    private FourEyesBook() {}

    /** The directory as the setting countersign.rules takes it. */
    public static Path write(Path directory) throws IOException {
        try (var stream = Objects.requireNonNull(
                RuleBook.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("intl-2022-02-21", "paired-1")
                    .replace("referrals: human", "referrals: human\nfour_eyes: [all]");
            Files.createDirectories(directory.resolve("sets"));
            Files.writeString(directory.resolve("sets/paired-1.yaml"), text);
        }
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic:
              - {from: beginning, set: paired-1}
            global:
              - {from: beginning, set: paired-1}
            sandbox: sandbox
            """);
        return directory;
    }

    static RuleBook load(Path directory) throws IOException {
        return RuleBook.load(write(directory));
    }
}
