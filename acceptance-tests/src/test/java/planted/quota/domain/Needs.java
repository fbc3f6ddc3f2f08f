package planted.quota.domain;

import org.springframework.util.StringUtils;

/** Needs a framework. */
class Needs {

    boolean blank(String text) {
        return !StringUtils.hasText(text);
    }
}
