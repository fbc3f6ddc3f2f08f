package io.countersign.review;

import java.io.File;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Browser windows, each of a browser of its own that has no cookies, storage or cache. A browser is kept for later tests of the
 * JVM, without what it has stored and with a new tab.
 */
final class ConsoleWindows implements AutoCloseable {

    static final String CHROMIUM = "/usr/bin/chromium";
    static final String DRIVER = "/usr/bin/chromedriver";

    /** What makes a cookie that ends with the browser. */
    private static final List<String> COOKIE_MEMBERS =
            List.of("name", "value", "domain", "path", "secure", "httpOnly", "sameSite");

    private static final Map<String, Deque<ChromeDriver>> IDLE = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ConsoleWindows::quitAll, "console-windows"));
    }

    private record Opened(String language, ChromeDriver browser) {}

    private final List<Opened> open = new ArrayList<>();

    ChromeDriver open() {
        return open("en");
    }

    ChromeDriver open(String language) {
        var idle = idle(language).poll();
        var browser = idle == null ? start(language) : idle;
        open.add(new Opened(language, browser));
        resize(browser, 1440, 900);
        return browser;
    }

    private static Deque<ChromeDriver> idle(String language) {
        return IDLE.computeIfAbsent(language, _ -> new ConcurrentLinkedDeque<>());
    }

    private static ChromeDriver start(String language) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=" + language,
                "--accept-lang=" + language);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER))
                .build();
        return new ChromeDriver(service, options);
    }

    void resize(ChromeDriver browser, int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As a system with dark colours has it. */
    void dark(ChromeDriver browser) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** As if the network failed. */
    void setOffline(ChromeDriver browser, boolean isOffline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Those that a browser sends to any of the addresses. */
    List<Map<String, Object>> cookies(ChromeDriver browser, String... addresses) {
        var answer = browser.executeCdpCommand("Network.getCookies", Map.of("urls", List.of(addresses)));
        return ((List<?>) Objects.requireNonNull(answer.get("cookies")))
                .stream().map(cookie -> settable((Map<?, ?>) cookie)).toList();
    }

    private static Map<String, Object> settable(Map<?, ?> cookie) {
        var settable = new HashMap<String, Object>();
        COOKIE_MEMBERS.stream()
                .filter(cookie::containsKey)
                .forEach(member -> settable.put(member, Objects.requireNonNull(cookie.get(member))));
        return settable;
    }

    void setCookies(ChromeDriver browser, List<Map<String, Object>> cookies) {
        cookies.forEach(cookie -> browser.executeCdpCommand("Network.setCookie", cookie));
    }

    @Override
    public void close() {
        open.forEach(ConsoleWindows::keep);
        open.clear();
    }

    /** One that does not answer any more is not used again. */
    private static void keep(Opened opened) {
        try {
            forget(opened.browser());
            idle(opened.language()).push(opened.browser());
        } catch (WebDriverException failed) {
            opened.browser().quit();
        }
    }

    /** What is emulated and the history end with the tab. */
    private static void forget(ChromeDriver browser) {
        var tabs = browser.getWindowHandles();
        var fresh = browser.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        tabs.forEach(tab -> browser.switchTo().window(tab).close());
        browser.switchTo().window(fresh);
        browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
        browser.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    }

    private static void quitAll() {
        IDLE.values().forEach(browsers -> browsers.forEach(ChromeDriver::quit));
    }
}
