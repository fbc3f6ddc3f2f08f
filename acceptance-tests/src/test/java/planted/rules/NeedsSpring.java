package planted.rules;

import org.springframework.util.StringUtils;

/** Needs a framework. */
public class NeedsSpring {

    boolean blank(String text) {
        return !StringUtils.hasText(text);
    }
}
