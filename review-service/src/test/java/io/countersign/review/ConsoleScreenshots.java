package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the pictures of {@code docs/screenshots} from a running {@code ./countersign} that was fed with the samples. It is no
 * test of the build: {@code docs/screenshots/README.md} has the command.
 */
class ConsoleScreenshots {

    private static final Path SCREENSHOTS = Path.of("..", "docs", "screenshots");

    private final ConsoleWindows windows = new ConsoleWindows();
    private final JsonNode running =
            read(Path.of(System.getProperty("countersign.running", "../data/standalone.json")));

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException missing) {
            throw new IllegalStateException("start ./countersign first: " + file, missing);
        }
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void takesAPictureOfEveryPage() throws IOException {
        for (var language : List.of("en", "zh")) {
            for (var theme : List.of("light", "dark")) {
                var reviewer = logIn("reviewer", language);
                pictures(reviewer, theme, language, List.of("work", "queue", "settings"));
                var lead = logIn("lead", language);
                pictures(lead, theme, language, List.of("lead"));
                var page = logIn("senior", language);
                choose(page, theme, language);
                work(page, theme, language);
                windows.close();
            }
        }
    }

    private ChromeDriver logIn(String user, String language) {
        var browser = windows.open(language);
        browser.get(running.get("review").stringValue() + "/console/settings");
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password"))
                .sendKeys(Objects.requireNonNull(passwords().get(user)));
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/settings"));
        return browser;
    }

    private Map<String, String> passwords() {
        var passwords = new LinkedHashMap<String, String>();
        running.get("reviewers")
                .forEach(user -> passwords.put(
                        user.get("name").stringValue(), user.get("password").stringValue()));
        return passwords;
    }

    private static void choose(ChromeDriver browser, String theme, String language) {
        browser.findElement(By.cssSelector("input[name=theme][value=" + theme + "]"))
                .click();
        browser.findElement(By.cssSelector("input[name=language][value=" + language + "]"))
                .click();
        browser.findElement(By.cssSelector("main button.primary")).click();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(browser.findElement(By.tagName("html")).getDomAttribute("data-theme"))
                                .isEqualTo(theme));
    }

    private void pictures(ChromeDriver browser, String theme, String language, List<String> pages) throws IOException {
        choose(browser, theme, language);
        for (var page : pages) {
            browser.get(running.get("review").stringValue() + "/console/" + page);
            save(browser, page, theme, language);
        }
    }

    /** A case with a certificate and a finding, two reasons chosen. */
    private void work(ChromeDriver browser, String theme, String language) throws IOException {
        browser.get(
                running.get("review").stringValue() + "/console/cases/" + System.getProperty("countersign.case", "34"));
        if (!browser.findElements(By.cssSelector("button[data-key=claim]")).isEmpty()) {
            browser.findElement(By.cssSelector("button[data-key=claim]")).click();
        }
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(browser.findElement(By.id("decide")).isDisplayed())
                                .isTrue());
        if (browser.findElements(By.cssSelector("#reasons [aria-selected=true]"))
                .isEmpty()) {
            browser.switchTo().activeElement().sendKeys("1", "5", "t");
            browser.switchTo().activeElement().sendKeys("The stamp is cut off at the lower edge.", Keys.ESCAPE);
        }
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        save(browser, "case", theme, language);
    }

    private static void save(ChromeDriver browser, String page, String theme, String language) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(page + "-" + theme + "-" + language + ".png"),
                browser.getScreenshotAs(OutputType.BYTES));
    }
}
