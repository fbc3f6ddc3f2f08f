package io.countersign.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** A browser that is used again is like a new one. */
class ConsoleWindowsTest {

    private static final String STORED =
            "return [document.cookie, localStorage.length, sessionStorage.length, history.length, innerWidth,"
                    + " matchMedia('(prefers-color-scheme: dark)').matches, navigator.onLine].join()";

    private final ConsoleWindows windows = new ConsoleWindows();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var page = "<!doctype html><title>page</title>".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        windows.close();
        server.stop(0);
    }

    private String page() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void hasNothingOfTheWindowBefore() {
        var before = windows.open();
        before.get(page());
        var stored = before.executeScript(STORED);
        before.executeScript(
                "document.cookie = 'a=b'; localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b')");
        before.get(page() + "next");
        before.switchTo().newWindow(WindowType.TAB);
        windows.dark(before);
        windows.resize(before, 720, 450);
        windows.setOffline(before, true);
        windows.close();

        var after = windows.open();
        after.get(page());

        assertThat(after.executeScript(STORED)).isEqualTo(stored);
        assertThat(after.getWindowHandles()).hasSize(1);
    }
}
