package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
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
                login(theme, language);
                var page = logIn("senior", language);
                choose(page, theme, language);
                work(page, theme, language);
                picturesOf(page, theme, language, Map.of("asked", "cases/" + setting("asked")));
                windows.close();
                var reviewer = logIn("reviewer", language);
                choose(reviewer, theme, language);
                picturesOf(
                        reviewer, theme, language, Map.of("work", "work", "settings", "settings", "refused", "lead"));
                signOut(reviewer, theme, language);
                windows.close();
                leads(theme, language);
                windows.close();
            }
        }
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getProperty("countersign." + name), name);
    }

    /** The page of the issuer, after a wrong password. */
    private void login(String theme, String language) throws IOException {
        var browser = windows.open(language);
        if (theme.equals("dark")) {
            windows.dark(browser);
        }
        browser.get(running.get("review").stringValue() + "/console/work");
        browser.findElement(By.name("username")).sendKeys("reviewer");
        browser.findElement(By.name("password")).sendKeys("wrong", Keys.ENTER);
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.getCurrentUrl()).endsWith("error"));
        save(browser, "login", theme, language);
        issuer(browser, theme, language);
        windows.close();
    }

    /** The issuer's start page, and its page for a form without the session's token. */
    private void issuer(ChromeDriver browser, String theme, String language) throws IOException {
        browser.executeScript("document.querySelector('[name=_csrf]').remove()");
        browser.findElement(By.name("username")).sendKeys("reviewer");
        browser.findElement(By.name("password")).sendKeys("wrong", Keys.ENTER);
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.className("code")).getText())
                        .isEqualTo("403"));
        save(browser, "issuer-error", theme, language);
        browser.get(running.get("issuer").stringValue());
        save(browser, "issuer-start", theme, language);
    }

    private void signOut(ChromeDriver browser, String theme, String language) throws IOException {
        browser.findElement(By.cssSelector("form[action='/console/logout'] button"))
                .click();
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.getCurrentUrl()).contains("signed-out"));
        save(browser, "signed-out", theme, language);
    }

    /** What leads and auditors see: some cases are selected, and an approval is about to be revoked. */
    private void leads(String theme, String language) throws IOException {
        var browser = logIn("lead", language);
        choose(browser, theme, language);
        browser.get(running.get("review").stringValue() + "/console/queue");
        browser.switchTo().activeElement().sendKeys("j", "x", "j", "j", "x");
        save(browser, "queue", theme, language);
        picturesOf(
                browser,
                theme,
                language,
                Map.of(
                        "lead", "lead",
                        "audit", "audit",
                        "search", "search",
                        "statistics", "statistics",
                        "quality", "statistics?days=7#quality",
                        "history", "audit/" + setting("decided")));
        browser.get(running.get("review").stringValue() + "/console/cases/" + setting("decided"));
        browser.findElement(By.cssSelector("details.retire summary")).click();
        save(browser, "retire", theme, language);
        browser.get(running.get("review").stringValue() + "/console/queue");
        browser.switchTo().activeElement().sendKeys("?");
        save(browser, "keys", theme, language);
    }

    private ChromeDriver logIn(String user, String language) {
        var browser = windows.open(language);
        browser.get(running.get("review").stringValue() + "/console/settings");
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password"))
                .sendKeys(Objects.requireNonNull(passwords().get(user)));
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        await().atMost(TestTimeouts.LIMIT)
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
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(browser.findElement(By.tagName("html")).getDomAttribute("data-theme"))
                                .isEqualTo(theme));
    }

    private void picturesOf(ChromeDriver browser, String theme, String language, Map<String, String> pages)
            throws IOException {
        for (var page : pages.entrySet()) {
            browser.get(running.get("review").stringValue() + "/console/" + page.getValue());
            save(browser, page.getKey(), theme, language);
        }
    }

    /** A case with a certificate and a finding, two reasons chosen. */
    private void work(ChromeDriver browser, String theme, String language) throws IOException {
        browser.get(running.get("review").stringValue() + "/console/cases/" + setting("case"));
        if (!browser.findElements(By.cssSelector("button[data-key=claim]")).isEmpty()) {
            browser.findElement(By.cssSelector("button[data-key=claim]")).click();
        }
        await().atMost(TestTimeouts.LIMIT)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(browser.findElement(By.id("decide")).isDisplayed())
                                .isTrue());
        if (browser.findElements(By.cssSelector("#reasons [aria-selected=true]"))
                .isEmpty()) {
            browser.switchTo().activeElement().sendKeys("1", "t");
            browser.switchTo()
                    .activeElement()
                    .sendKeys(
                            language.equals("zh") ? "公章下沿被截断。" : "The stamp is cut off at the lower edge.",
                            Keys.ESCAPE,
                            "5");
        }
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        save(browser, "case", theme, language);
        browser.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "k"));
        save(browser, "commands", theme, language);
    }

    private static void save(ChromeDriver browser, String page, String theme, String language) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(page + "-" + theme + "-" + language + ".png"),
                browser.getScreenshotAs(OutputType.BYTES));
    }
}
