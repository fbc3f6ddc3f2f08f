package io.countersign.platform.web.server;

import io.countersign.platform.web.problem.HtmlPage;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page at {@code /}, for people: what this is and where to go. */
@Hidden
@RestController
class StartPageController {

    private static final LocalizedText API = LocalizedText.of("platform.start-page-controller.api");
    private static final LocalizedText DOCUMENT = LocalizedText.of("platform.start-page-controller.document");
    private static final LocalizedText HEALTH = LocalizedText.of("platform.start-page-controller.health");

    private final ObjectProvider<StartPage> page;

    StartPageController(ObjectProvider<StartPage> page) {
        this.page = page;
    }

    @PermitAll
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String start(Locale locale) {
        var start = page.getIfAvailable();
        if (start == null) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        var html = new StringBuilder("<p>" + escape(start.purpose(), locale) + "</p><ul>");
        start.links().forEach(link -> html.append(item(link.href(), link.name(), locale)));
        html.append(item("/swagger-ui.html", API, locale))
                .append(item("/v3/api-docs", DOCUMENT, locale))
                .append(item("/health", HEALTH, locale))
                .append("</ul>");
        return HtmlPage.page(locale, start.title().in(locale), html.toString());
    }

    @PermitAll
    @GetMapping(path = "/platform.css", produces = "text/css")
    ResponseEntity<Resource> stylesheet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS))
                .body(new ClassPathResource("io/countersign/platform/platform.css"));
    }

    private static String item(String href, LocalizedText name, Locale locale) {
        return "<li><a href=\"" + HtmlUtils.htmlEscape(href) + "\">" + escape(name, locale) + "</a></li>";
    }

    private static String escape(LocalizedText text, Locale locale) {
        return HtmlUtils.htmlEscape(text.in(locale));
    }
}
