package io.countersign.platform.web.problem;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** The frame of the platform's few pages. */
public final class HtmlPage {

    private HtmlPage() {}

    /** @param body HTML, escaped by the caller */
    public static String page(Locale locale, String title, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s</title>
                <link rel="stylesheet" href="/platform.css">
                </head>
                <body>
                <main>
                <h1>%2$s</h1>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(locale.getLanguage(), HtmlUtils.htmlEscape(title), body);
    }
}
