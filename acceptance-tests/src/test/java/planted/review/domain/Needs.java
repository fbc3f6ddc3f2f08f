package planted.review.domain;

import org.springframework.util.StringUtils;

/** Needs a framework. */
public class Needs {

    public boolean blank(String text) {
        return !StringUtils.hasText(text);
    }
}
