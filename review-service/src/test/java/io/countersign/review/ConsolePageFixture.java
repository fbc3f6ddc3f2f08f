package io.countersign.review;

import static io.countersign.review.ConsoleInstallation.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.countersign.platform.testing.TestTimeouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One instance of the service with an issuer for a class of tests, and browsers that are logged in at it, which are closed
 * after each test. A user logs in once; later windows of the user get the cookies of that login.
 */
final class ConsolePageFixture implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** What Thymeleaf writes in place of a text that no bundle has. */
    private static final Pattern MISSING_TEXT = Pattern.compile("\\?\\?[\\w.-]+_\\w+\\?\\?");

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    final ConsoleWindows windows = new ConsoleWindows();
    private final String[] settings;
    private final Map<String, List<Map<String, Object>>> logins = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    ConsoleInstallation installation;

    @SuppressWarnings("NullAway.Init")
    ConfigurableApplicationContext service;

    @SuppressWarnings("NullAway.Init")
    ConsoleCases cases;

    ConsolePageFixture(String... settings) {
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        installation = new ConsoleInstallation(1);
        service = installation.start(settings);
        cases = new ConsoleCases(installation, service);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        windows.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        service.close();
        installation.close();
    }

    /** A window of its own, logged in. */
    ChromeDriver open(String user, String path) {
        var browser = windows.open();
        windows.setCookies(browser, logins.getOrDefault(user, List.of()));
        get(browser, path);
        if (!isAtConsole(browser)) {
            submitLogin(browser, user);
            logins.put(user, windows.cookies(browser, url(service) + "/console/", installation.issuerUrl + "/"));
        }
        return browser;
    }

    /** By the form of the issuer. */
    void logIn(ChromeDriver browser, String user, String path) {
        get(browser, path);
        submitLogin(browser, user);
    }

    private boolean isAtConsole(ChromeDriver browser) {
        return Objects.toString(browser.getCurrentUrl()).startsWith(url(service) + "/console");
    }

    private void submitLogin(ChromeDriver browser, String user) {
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(ConsoleInstallation.PASSWORD);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(browser.getCurrentUrl()).contains("/console"));
    }

    void get(ChromeDriver browser, String path) {
        browser.get(url(service) + path);
    }

    ChromeDriver claim(String user, String id) {
        var browser = open(user, "/console/cases/" + id);
        claimShown(browser);
        return browser;
    }

    void claim(ChromeDriver browser, String id) {
        get(browser, "/console/cases/" + id);
        claimShown(browser);
    }

    private static void claimShown(ChromeDriver browser) {
        find(browser, "button[data-key=claim]").click();
        eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
    }

    static void type(ChromeDriver browser, CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    static WebElement find(ChromeDriver browser, String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    static List<WebElement> all(ChromeDriver browser, String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    /** The visible texts of elements, read at once: a live part of a page may be replaced between two calls. */
    static List<String> texts(ChromeDriver browser, String selector) {
        var texts = (List<?>) Objects.requireNonNull(((JavascriptExecutor) browser)
                .executeScript(
                        "return [...document.querySelectorAll(arguments[0])].map(part => part.innerText.trim())",
                        selector));
        return texts.stream().map(String::valueOf).toList();
    }

    /** A number that the element has as a property, such as its width. */
    static long number(ChromeDriver browser, String selector, String property) {
        return Math.round(
                Double.parseDouble(String.valueOf(find(browser, selector).getDomProperty(property))));
    }

    static String main(ChromeDriver browser) {
        return find(browser, "main").getText();
    }

    static String focus(ChromeDriver browser) {
        return browser.switchTo().activeElement().getText();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(TestTimeouts.LIMIT).ignoreExceptions().untilAsserted(assertion);
    }

    /** No violation of WCAG in either theme, and nothing cut off to the side at any width, 200 % included. No text is missing. */
    void assertAccessible(ChromeDriver browser) {
        var page = browser.getCurrentUrl();
        assertThat(browser.getPageSource()).as("texts of " + page).doesNotContainPattern(MISSING_TEXT);
        for (var theme : List.of("light", "dark")) {
            ((JavascriptExecutor) browser).executeScript("document.documentElement.dataset.theme = '" + theme + "'");
            var violations = new AxeBuilder().withTags(WCAG).analyze(browser).getViolations();
            assertThat(violations.stream()
                            .map(rule -> rule.getId() + ": "
                                    + rule.getNodes().getFirst().getHtml() + " "
                                    + rule.getNodes().getFirst().getFailureSummary()))
                    .as(theme + " " + page)
                    .isEmpty();
        }
        for (var width : List.of(1920, 1280, 1024, 720)) {
            windows.resize(browser, width, width * 5 / 8);
            var overflow = ((JavascriptExecutor) browser).executeScript("""
                    return Math.max(...[document.documentElement, ...document.querySelectorAll('.facts, .verdict')]
                            .map(part => part.scrollWidth - part.clientWidth))""");
            assertThat(overflow).as(width + " px " + page).isEqualTo(0L);
        }
        windows.resize(browser, 1440, 900);
    }
}
