package planted.quota.web;

import org.springframework.beans.factory.annotation.Value;

/** Takes a setting without a record. */
class TakesAValue {

    final String colour;

    TakesAValue(@Value("${colour}") String colour) {
        this.colour = colour;
    }
}
