package io.countersign.platform.web.server;

import io.countersign.platform.web.problem.LocalizedText;
import java.util.List;

/**
 * What a service shows at {@code /}: a bean of the service.
 *
 * @param title the service's name for people
 * @param purpose what it does, in one sentence
 * @param links its pages, beside the API's that every service has
 */
public record StartPage(LocalizedText title, LocalizedText purpose, List<Link> links) {

    /** A page, named for people. */
    public record Link(String href, LocalizedText name) {}

    public StartPage {
        links = List.copyOf(links);
    }

    public static StartPage of(LocalizedText title, LocalizedText purpose, Link... links) {
        return new StartPage(title, purpose, List.of(links));
    }
}
