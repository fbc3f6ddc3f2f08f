package io.countersign.acceptance;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applications, named for what becomes of them. */
public final class Forms {

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private Forms() {}

    /** No rule speaks against it, so a human decides. */
    public static ObjectNode forHumans(String name, String licence) {
        var form = rejectedByRules(name);
        form.withArray("documents").addObject().put("type", "business_licence").put("sha256", licence);
        return form;
    }

    /** It has no certificate at all. */
    public static ObjectNode rejectedByRules(String name) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("region", "global")
                .put("type", "company")
                .put("purpose", "self_use")
                .set("documents", JsonMapper.shared().valueToTree(List.of()));
    }

    /** An invented brand: another one for each number below 300,000. */
    public static String brand(int number) {
        var name = new StringBuilder("Quor");
        int rest = number;
        for (int i = 0; i < 3; i++) {
            int syllable = rest % (CONSONANTS.length() * VOWELS.length());
            name.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
            rest /= CONSONANTS.length() * VOWELS.length();
        }
        return name.append('x').toString();
    }
}
